import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openStorage } from '#backend/storage/open-storage.ts'
import { bundleProgram } from '#tests/support/bundle-program.ts'
import { brokenFacts, type Fact } from '#tests/support/facts.ts'

export interface KillReport {
  readonly kills: number
  /** Saves that a child had acknowledged before it was killed. */
  readonly acknowledged: number
  /** What was acknowledged and is not there, and what storage had to say; empty when all is well. */
  readonly broken: readonly string[]
}

/** A child is killed after at most so many acknowledgements and so many milliseconds more. */
const ACKNOWLEDGEMENTS_MAX = 12
const DELAY_MAX = 8
/** Everything that was ever acknowledged is looked for after so many kills, and at the end. */
const LOOK_AT_ALL_EVERY = 200

/** Lets a backend save, kills it at a random moment, opens what is left, and so on, always on the same folder. */
export async function killWhileSaving(kills: number, progress: (done: number) => void = () => undefined): Promise<KillReport> {
  const base = await mkdtemp(join(await realpath(tmpdir()), 'jmdi-kill-'))
  const idle: ChildProcessWithoutNullStreams[] = []
  try {
    const program = await bundleProgram(fileURLToPath(new URL('saving-child.ts', import.meta.url)), base, 'child')
    const path = join(base, 'data')
    const all: Fact[] = []
    let acknowledged = 0
    // The next child loads its code while the present one is at work.
    idle.push(startChild(program))
    for (let done = 1; done <= kills; done += 1) {
      const child = idle.pop() ?? startChild(program)
      idle.push(startChild(program))
      const facts = await factsBeforeDeath(child, path)
      acknowledged += facts.length
      all.push(...keepNewest(facts))
      const broken =
        done % LOOK_AT_ALL_EVERY === 0 || done === kills ? await brokenAfter(path, all, true) : await brokenAfter(path, facts, false)
      if (broken.length > 0) return { kills: done, acknowledged, broken }
      progress(done)
    }
    return { kills, acknowledged, broken: [] }
  } finally {
    for (const child of idle) child.kill('SIGKILL')
    await rm(base, { recursive: true, force: true })
  }
}

/** Of a note only the newest number counts. */
function keepNewest(facts: readonly Fact[]): readonly Fact[] {
  const newest = facts.findLast(fact => fact.kind === 'note')
  return facts.filter(fact => fact.kind !== 'note' || fact === newest)
}

function startChild(program: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program], { stdio: 'pipe' })
}

async function factsBeforeDeath(child: ChildProcessWithoutNullStreams, path: string): Promise<readonly Fact[]> {
  let text = ''
  let lines = 0
  let complaint = ''
  // Now and then none: the kill comes while the folder is opened.
  const wanted = Math.floor(Math.random() * (ACKNOWLEDGEMENTS_MAX + 1))
  const closed = once(child, 'close')
  child.stderr.setEncoding('utf8').on('data', chunk => (complaint += String(chunk)))
  const enough = new Promise<void>(resolve => {
    if (wanted === 0) resolve()
    child.stdout.setEncoding('utf8').on('data', chunk => {
      text += String(chunk)
      lines = text.split('\n').length - 1
      if (lines >= wanted) resolve()
    })
  })
  child.stdin.write(`${path}\n`)
  await Promise.race([enough, closed])
  await pause(Math.random() * DELAY_MAX)
  child.kill('SIGKILL')
  await closed
  if (child.signalCode !== 'SIGKILL') throw new Error(`the child ended by itself: ${complaint}`)
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(line => line !== '')
    .flatMap(parseFacts)
}

function parseFacts(line: string): readonly Fact[] {
  const facts: readonly Fact[] = JSON.parse(line)
  return facts
}

/** A kill leaves the page cache, so nothing may even be said: no file is damaged, none is missing. */
async function brokenAfter(path: string, facts: readonly Fact[], lookAtAll: boolean): Promise<readonly string[]> {
  const opened = await openStorage({ path })
  if (opened.kind === 'in-use') return [`in use by ${opened.owner.pid}`]
  const { storage } = opened
  try {
    const strangers = lookAtAll ? (await storage.learners.list()).filter(entry => entry.kind !== 'known') : []
    const broken = await brokenFacts(storage, facts, {
      isWholeBackup: async () => true,
      isKept: async () => true,
      hasTrace: async () => false,
      readDraft: () => Promise.resolve({}),
    })
    return [...broken, ...[...strangers, ...storage.notices.list()].map(one => JSON.stringify(one))]
  } finally {
    await storage.close()
  }
}
