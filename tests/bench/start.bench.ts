import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { v7 } from 'uuid'
import { openStorage } from '#backend/storage/open-storage.ts'
import { serve } from '#tests/e2e/support/serve.ts'
import { findOwner } from '#tests/support/server-process.ts'
import { linkByAddress } from '#tests/support/socket-link.ts'
import { electronFigures } from './electron-start.ts'
import { limitedRatio, limitedValue, median, type Figure } from './figure.ts'
import { firstClick, firstScreenBytes } from './first-screen.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const LEARNERS = 1000
const COURSES = 200
const LESSONS = 10
const SAMPLES = 9
const START_LIMIT = 3.5
/** Long enough for what a start leaves behind to be collected. */
const IDLE_MS = 8000

/** How quickly and how lightly the suite is there, with many learners and courses. */
export async function startFigures(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-bench-start-'))
  try {
    const program = await manyCourses(folder)
    const learnerId = await addLearners(join(folder, 'data'), LEARNERS)
    await addLearners(join(folder, 'alone'), 1)
    return [
      await libraryFigure(program, join(folder, 'data'), learnerId),
      await idleFigure(program, join(folder, 'data')),
      // Where several people learn, every new page first asks who it is.
      ...(await pageFigures(program, join(folder, 'alone'))),
      ...(await electronFigures(folder)),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The built suite beside a shelf of many courses: the program looks for `courses` beside `dist`. */
async function manyCourses(folder: string): Promise<string> {
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true })
  const [yaml, lesson] = await Promise.all(
    ['course.yaml', 'en/01-who-moves.md'].map(file => readFile(join(root, 'courses/core', file), 'utf8')),
  )
  for (let course = 0; course < COURSES; course++) {
    const at = join(folder, 'courses', `course-${course}`)
    await mkdir(join(at, 'en'), { recursive: true })
    await writeFile(join(at, 'course.yaml'), (yaml ?? '').replace('id: core', `id: course-${course}`))
    for (let number = 1; number <= LESSONS; number++) {
      await writeFile(
        join(at, 'en', `${String(number).padStart(2, '0')}-lesson.md`),
        (lesson ?? '').replace('id: who-moves', `id: lesson-${number}`),
      )
    }
  }
  return join(folder, 'dist/electron/backend/cli.mjs')
}

async function addLearners(dataFolder: string, count: number): Promise<string> {
  const opened = await openStorage({ path: dataFolder })
  if (opened.kind === 'in-use') throw new Error('a new folder is in use')
  const ids = Array.from({ length: count }, () => v7())
  for (const id of ids)
    await opened.storage.learners.add({
      id,
      name: `Learner ${id}`,
      organisation: 'Town hall',
      role: undefined,
      country: 'MA',
      locale: 'en',
      createdAt: new Date().toISOString(),
    })
  await opened.storage.close()
  return ids[0] ?? ''
}

/** From spawning the program to the library's answer over the socket, against a bare Node of the same minute. */
async function libraryFigure(program: string, dataFolder: string, learnerId: string): Promise<Figure> {
  const [starts, bare]: [number[], number[]] = [[], []]
  for (let sample = 0; sample < SAMPLES; sample++) {
    const started = performance.now()
    const served = await serve(dataFolder, ['--port', '0'], program)
    const link = await linkByAddress(served.address)
    await link.call('learners.choose', { learnerId })
    const courses = await link.call('courses.library', { lang: 'en' })
    starts.push(performance.now() - started)
    if (courses.length !== COURSES) throw new Error(`the library lists ${courses.length} courses`)
    link.close()
    await served.stop()
    bare.push(await bareNode())
  }
  return limitedRatio(
    'spawn to the first answered library (1,000 learners, 200 courses), against a bare Node',
    'ms',
    median(starts),
    median(bare),
    START_LIMIT,
  )
}

async function bareNode(): Promise<number> {
  const started = performance.now()
  await new Promise(resolve => spawn(process.execPath, ['-e', '0']).once('exit', resolve))
  return performance.now() - started
}

async function idleFigure(program: string, dataFolder: string): Promise<Figure> {
  const served = await serve(dataFolder, ['--port', '0'], program)
  const link = await linkByAddress(served.address)
  await link.call('courses.library', { lang: 'en' })
  link.close()
  await new Promise(resolve => setTimeout(resolve, IDLE_MS))
  const server = await findOwner(dataFolder)
  const idle = (await residentMegabytes(server ?? 0)) + (await ownMegabytes(served.process.pid ?? 0))
  await served.stop()
  const bare = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  await new Promise(resolve => setTimeout(resolve, 1000))
  const baseline = await residentMegabytes(bare.pid ?? 0)
  bare.kill()
  return limitedValue(
    'backend idle in browser mode, resident, with what its supervisor adds, against an idle Node',
    'MB',
    idle,
    baseline,
    120,
  )
}

const KB_IN_MB = 1024

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / KB_IN_MB
}

/** What the supervisor adds: pages that two Nodes share are resident once. */
async function ownMegabytes(pid: number): Promise<number> {
  const sums = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+)/m.exec(sums)?.[1]) / KB_IN_MB
}

const FIRST_SCREEN_LIMIT = 2.3
const FIRST_CLICK_LIMIT = 2.2

async function pageFigures(program: string, dataFolder: string): Promise<readonly Figure[]> {
  const bytes = await firstScreenBytes(() => serve(dataFolder, ['--port', '0'], program))
  const click = await firstClick(() => serve(dataFolder, ['--port', '0'], program))
  return [
    limitedRatio('JavaScript of the first screen, gzip, against Vue alone', 'KB', bytes.kilobytes, bytes.vueKilobytes, FIRST_SCREEN_LIMIT),
    limitedRatio(
      'first click on a course obeyed at 4 × CPU slowdown, against an empty page',
      'ms',
      click.milliseconds,
      click.emptyMilliseconds,
      FIRST_CLICK_LIMIT,
    ),
  ]
}
