import { countReceived, mergeCopies, type LearnerCopy } from '#common/domain/learners/merge/merge-copies.ts'
import { openLearnerFile } from '#backend/storage/learner-files/learner-file.ts'
import { COURSES } from '#tests/support/room/open-test-room.ts'
import { openTestBackend } from '#tests/support/test-backend.ts'
import { limitedRatio, median, type Figure } from './figure.ts'
import { addLearnerOf, addYears, FIVE_YEARS } from './study/years.ts'

const SAMPLES = 7
const DAY_MS = 24 * 60 * 60_000
/** Of the five years, those that were studied on one computer before the data were taken to another. */
const LAST_YEAR = { ...FIVE_YEARS, days: 365, attempts: 100, checks: 1200, reviews: 800, notes: 400 }

/** Merging two copies of one learner with four years in common and a fifth of each one's own, against parsing both files. */
export async function mergeFigures(): Promise<readonly Figure[]> {
  const [left, right] = await makeCopies()
  const samples = { merged: [] as number[], parsed: [] as number[] }
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const started = performance.now()
    const copies = [await openCopy(left), await openCopy(right)] as const
    const parsed = performance.now()
    const merged = mergeCopies(...copies)
    const { answers } = countReceived(...copies, merged)
    samples.parsed.push(parsed - started)
    samples.merged.push(performance.now() - parsed)
    if (answers.added === 0 || answers.known === 0) throw new Error(`nothing to merge: ${JSON.stringify(answers)}`)
  }
  const name = 'merging two copies of 5 years, with its receipt, against parsing both files (ratio)'
  return [limitedRatio(name, 'ms', median(samples.merged), median(samples.parsed), 3)]
}

async function openCopy(bytes: Uint8Array): Promise<LearnerCopy> {
  const opened = await openLearnerFile(bytes)
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  return opened.file.copy
}

/** The same learner on two computers. */
async function makeCopies(): Promise<readonly [Uint8Array, Uint8Array]> {
  const until = Date.now() - DAY_MS
  const [here, there] = [await openTestBackend({ coursesFolder: COURSES }), await openTestBackend({ coursesFolder: COURSES })]
  const before = { ...FIVE_YEARS, days: 4 * 365, attempts: 400, checks: 4800, reviews: 3200, notes: 1600 }
  const learnerId = await addLearnerOf(here, before, until - LAST_YEAR.days * DAY_MS)
  const opened = await there.storage.learnerCopies.open(await here.storage.learnerCopies.exportFile(learnerId))
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  await there.storage.learnerCopies.merge(opened.file)
  for (const backend of [here, there]) await addYears(backend, learnerId, LAST_YEAR, until)
  const files = [await here.storage.learnerCopies.exportFile(learnerId), await there.storage.learnerCopies.exportFile(learnerId)] as const
  await Promise.all([here.close(), there.close()])
  return files
}
