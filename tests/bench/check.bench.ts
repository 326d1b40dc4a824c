import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { marked } from 'marked'
import { checkCourses } from '#backend/courses/check-courses.ts'
import { limitedRatio, median, type Figure } from './figure.ts'

const courses = fileURLToPath(new URL('../../courses', import.meta.url))
const ROUNDS = 15
/** V8 takes about as many to compile both well. */
const WARM_UP = 5
const LIMIT = 3

/** Everything that `check` looks at in the shipped courses, against marked alone over the same files, read anew each time, by turns. */
export async function checkFigures(): Promise<Figure[]> {
  const samples: { readonly check: number; readonly bare: number }[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
    samples.push({ check: await measureTime(checkAll), bare: await measureTime(markAll) })
  const warm = samples.slice(WARM_UP)
  const medianFor = (key: 'check' | 'bare'): number => median(warm.map(sample => sample[key]))
  return [
    limitedRatio(
      'check: all shipped courses, median of 15, against bare marked over the same files; limit on the ratio',
      'ms',
      medianFor('check'),
      medianFor('bare'),
      LIMIT,
    ),
  ]
}

async function checkAll(): Promise<void> {
  const found = await checkCourses(courses)
  if (found === undefined || found.courses.length === 0) throw new Error(`There is no course in ${courses}`)
}

async function markAll(): Promise<void> {
  const names = (await readdir(courses, { recursive: true })).filter(name => name.endsWith('.md') && !name.startsWith('AUTHORING'))
  await Promise.all(names.map(async name => marked.parse(await readFile(join(courses, name), 'utf8'))))
}

async function measureTime(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
