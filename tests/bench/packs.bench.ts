import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeCourse } from '#backend/packs/describe-course.ts'
import { streamPack } from '#backend/packs/stream-pack.ts'
import { writePack } from '#backend/packs/write-pack.ts'
import { serve } from '#tests/e2e/support/serve.ts'
import { coursePackFiles } from '#tests/support/packs/pack-files.ts'
import { linkByAddress, type SocketLink } from '#tests/support/socket-link.ts'
import { limitedValue, median, type Figure } from './figure.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = join(root, 'dist/electron/backend/cli.mjs')
const PICTURES = 8
const PICTURE_MB = 25
const MB = 1024 * 1024
const SAMPLES = 3
const LIMIT_MB = 150
/** Fewer steps than these are no progress that a person sees. */
const LEAST_STEPS = 50

/** What importing a pack of 200 MB takes in memory beyond what the program takes anyway, against a plain unzip of the same file. */
export async function packsFigures(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-bench-packs-'))
  try {
    const [large, small] = [await makePack(join(folder, 'large'), PICTURES), await makePack(join(folder, 'small'), 0)]
    const samples: { readonly page: number; readonly command: number; readonly plain: number }[] = []
    for (let sample = 0; sample < SAMPLES; sample++) {
      const data = join(folder, `data-${sample}`)
      samples.push({
        page: await importedByPage(large, join(data, 'page')),
        command:
          (await measurePeak(['install', large, '--data', join(data, 'large')])) -
          (await measurePeak(['install', small, '--data', join(data, 'small')])),
        plain: await unzipped(large, join(data, 'plain')),
      })
      await rm(data, { recursive: true, force: true })
    }
    const plain = median(samples.map(sample => sample.plain))
    return [
      limitedValue(
        'extra memory of adding a 200 MB pack in browser mode, sent part by part, against a plain unzip stream; limit on the value',
        'MB',
        median(samples.map(sample => sample.page)),
        plain,
        LIMIT_MB,
      ),
      limitedValue(
        'extra memory of jmdi install with a 200 MB pack, against a plain unzip stream; limit on the value',
        'MB',
        median(samples.map(sample => sample.command)),
        plain,
        LIMIT_MB,
      ),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function makePack(folder: string, pictures: number): Promise<string> {
  for (const [path, content] of coursePackFiles()) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  for (let number = 0; number < pictures; number++)
    await writeFile(join(folder, `small-town/media/picture-${number}.png`), randomBytes(PICTURE_MB * MB))
  const described = await describeCourse({ collectionFolder: folder, folder: join(folder, 'small-town') })
  if (described.kind !== 'described') throw new Error(described.kind)
  await writePack(`${folder}.jmdipack`, streamPack(described))
  return `${folder}.jmdipack`
}

/** Sends and installs as the page does; gives what the backend took beyond what it had. */
async function importedByPage(file: string, dataFolder: string): Promise<number> {
  const served = await serve(dataFolder)
  const link = await linkByAddress(served.address)
  try {
    await link.call('courses.library', { lang: 'en' })
    const before = await readMemory(served.process, 'VmRSS')
    await installThrough(link, await sendThrough(link, file))
    return (await readMemory(served.process, 'VmHWM')) - before
  } finally {
    link.close()
    await served.stop()
  }
}

async function sendThrough(link: SocketLink, file: string): Promise<string> {
  const handle = await open(file, 'r')
  const { size } = await handle.stat()
  const begun = await link.call('packs.begin', { bytes: size })
  if (begun.kind !== 'begun') throw new Error(begun.kind)
  const part = Buffer.alloc(begun.partBytes)
  for (let offset = 0; offset < size;) {
    const { bytesRead } = await handle.read(part, 0, part.length, offset)
    offset = (await link.call('packs.send', { importId: begun.importId, offset, base64: part.subarray(0, bytesRead).toString('base64') }))
      .received
  }
  await handle.close()
  return begun.importId
}

async function installThrough(link: SocketLink, importId: string): Promise<void> {
  let steps = 0
  const ended = new Promise<void>((resolve, reject) => {
    link.subscribe('packs.progress', ({ state }) => {
      steps += 1
      if (state.kind === 'ended') return state.outcome.kind === 'installed' ? resolve() : reject(new Error(state.outcome.kind))
      if (state.kind === 'failed') reject(new Error(state.code))
    })
  })
  const looked = await link.call('packs.inspect', { importId })
  if (looked.kind !== 'pack') throw new Error(looked.refusal.because)
  await link.call('packs.install', { importId, consent: false })
  await ended
  if (steps < LEAST_STEPS) throw new Error(`progress was told ${steps} times only`)
}

/** The most that a command of `jmdi` ever had. */
async function measurePeak(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' })
  let peak = 0
  let code: number | null | undefined
  child.once('exit', found => (code = found))
  // The highest value so far is what the system keeps, so a look now and then misses little.
  while (code === undefined) {
    peak = Math.max(peak, await readMemory(child, 'VmHWM').catch(() => 0))
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  if (code !== 0) throw new Error(`jmdi ${args[0] ?? ''} ended with ${code}`)
  return peak
}

/** Entry after entry from the zip into files, with the same reader and nothing else. */
const PLAIN_UNZIP = `
const { openPromise } = require('yauzl')
const { createWriteStream, mkdirSync, readFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { pipeline } = require('node:stream/promises')
const [file, folder] = process.argv.slice(1)
const memory = key => Number(new RegExp(key + ':\\\\s+(\\\\d+)').exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
const before = memory('VmRSS')
openPromise(file, { autoClose: false }).then(async zip => {
  for await (const entry of zip.eachEntry()) {
    const to = join(folder, entry.fileName)
    mkdirSync(dirname(to), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(to))
  }
  process.stdout.write(String(memory('VmHWM') - before))
  process.exit(0)
})
`

async function unzipped(file: string, folder: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', PLAIN_UNZIP, file, folder], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', piece => (said += String(piece)))
  await new Promise(resolve => child.once('close', resolve))
  return Number(said)
}

const KB_IN_MB = 1024

async function readMemory(child: ChildProcess, key: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / KB_IN_MB
}
