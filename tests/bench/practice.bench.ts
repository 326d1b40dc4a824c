import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { Review } from '#common/domain/practice/review.ts'
import { attemptFinished, answerTo, deviceId, learnerNamed, runningAttempt } from '#tests/support/records.ts'
import { openTestBackend, SHELF, type TestBackend } from '#tests/support/test-backend.ts'
import { inProcessLink, type TestLink } from '#tests/support/test-links.ts'
import { limitedRatio, median, type Figure } from './figure.ts'

const QUESTIONS = 2000
const FEW = 10
/** Reviews of each card. */
const REVIEWS = 10
const SAMPLES = 15
const DAY_MS = 24 * 60 * 60_000
const START = Date.parse('2026-01-05T10:00:00Z')

/** Opening practice with 2,000 due cards and 20,000 reviews, against 10 cards and 100 reviews in the same course. */
export async function practiceFigures(): Promise<readonly Figure[]> {
  const base = await mkdtemp(join(await realpath(tmpdir()), 'jmdi-bench-'))
  try {
    await cp(SHELF, join(base, 'shelf'), { recursive: true })
    const ids = Array.from({ length: QUESTIONS }, (_, index) => `q-${index}`)
    await writeFile(join(base, 'shelf/small/en/quiz.md'), `---\ntitle: Quiz\n---\n${ids.map(toQuestion).join('')}`)
    const now = () => new Date(START + 400 * DAY_MS)
    const backend = await openTestBackend({ dataFolder: join(base, 'data'), coursesFolder: join(base, 'shelf'), now })
    const link = await inProcessLink.open(backend)
    const hashes = new Map(
      [...((await backend.courses.quiz('small', 'en'))?.questions ?? [])].map(([id, { question }]) => [id, question.contentHash]),
    )
    const many = await addLearner(backend, ids, hashes)
    const few = await addLearner(backend, ids.slice(0, FEW), hashes)
    const figures = await measure(link, many, few)
    link.close()
    await backend.close()
    return figures
  } finally {
    await rm(base, { recursive: true, force: true })
  }
}

async function measure(link: TestLink, many: string, few: string): Promise<readonly Figure[]> {
  const samples = { many: [] as number[], few: [] as number[] }
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    samples.many.push(await openPractice(link, many))
    samples.few.push(await openPractice(link, few))
  }
  const name = `opening practice with ${QUESTIONS} due cards and ${QUESTIONS * REVIEWS} reviews, against ${FEW} and ${FEW * REVIEWS} (ratio)`
  return [limitedRatio(name, 'ms', median(samples.many), median(samples.few), 2)]
}

async function openPractice(link: TestLink, learnerId: string): Promise<number> {
  await link.call('learners.choose', { learnerId })
  const start = performance.now()
  const { cards } = await link.call('practice.today', { lang: 'en' })
  const taken = performance.now() - start
  if (cards.length < FEW) throw new Error(`only ${cards.length} cards`)
  return taken
}

async function addLearner({ storage }: TestBackend, ids: readonly string[], hashes: ReadonlyMap<string, string>): Promise<string> {
  const { id: learnerId } = await storage.learners.add(learnerNamed('Amal'))
  const answers = ids.map(id =>
    answerTo(id, { verdict: 'wrong', contentHash: hashes.get(id) ?? '', answeredAt: new Date(START).toISOString() }),
  )
  await storage.records.append(learnerId, 'small', [attemptFinished(runningAttempt({ courseId: 'small', questionIds: ids, answers }))])
  for (let turn = 1; turn <= REVIEWS; turn += 1) {
    const at = START + turn * 30 * DAY_MS
    const reviews = ids.map((id, index): Review => {
      const reviewId = v7({ msecs: at + index })
      const grade = (['right', 'right', 'unsure', 'wrong'] as const)[(turn + index) % 4] ?? 'right'
      const answeredAt = new Date(at + index).toISOString()
      return { id: reviewId, cardId: `quiz:small:${id}`, grade, answeredAt, deviceId, contentHash: hashes.get(id) ?? '', seconds: 30 }
    })
    await storage.reviews.append(learnerId, reviews)
  }
  return learnerId
}

function toQuestion(id: string): string {
  return `
## Pick ${id} {#${id} kind=single competency=read-figures}

Which figure answers the mayor?

- [x] The stock {#stock}
  > Yes.
- [ ] The flow {#flow}
  > A flow counts movements.
`
}
