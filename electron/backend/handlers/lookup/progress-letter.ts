import type { CompetencyView, ProgressLetter } from '#common/contract/progress.ts'
import { toMinute, type Digest } from '#common/domain/progress/digest.ts'
import { compareScores, findWeakest, isKnownWell, listScores, scoreCompetencies } from '#common/domain/progress/scores.ts'
import { measureStudy } from '#common/domain/progress/study-time.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { loadQuestionBank } from './find-course.ts'
import { readClock } from './study-clock.ts'

/** The page shows so many weeks. */
const WEEKS = 8

interface CourseDigest {
  readonly courseId: string
  readonly digest: Digest
}

/** Time of every course counts, also of one that is gone; scores are told of the courses that are here. */
export async function loadLetter(lang: Locale, context: LearnerContext): Promise<ProgressLetter> {
  const { storage, learnerId, courses } = context
  const [courseIds, running, practised] = await Promise.all([
    storage.records.listCourses(learnerId),
    storage.attempts.listRunning(learnerId),
    storage.reviews.listMinutes(learnerId),
  ])
  const digests = await Promise.all(
    courseIds.map(async courseId => ({ courseId, digest: await storage.records.digest(learnerId, courseId) })),
  )
  const manifests = await Promise.all(digests.map(({ courseId }) => courses.manifest(courseId)))
  const here = digests.filter((_, at) => manifests[at] !== undefined)
  const competencies = await Promise.all(here.map(course => nameCompetencies(course, lang, context)))
  const strongestFirst = competencies.flat().toSorted(compareScores)
  const minutes = joinMinutes([...digests.map(({ digest }) => digest.minutes), practised, ...running.map(listMinutes)])
  return {
    study: measureStudy(minutes, readClock(context), WEEKS),
    scores: listScores(here.map(({ courseId, digest }) => ({ courseId, attempts: [...digest.attempts.values()] }))),
    competencies: strongestFirst,
    knownWell: strongestFirst.filter(isKnownWell),
    weakest: findWeakest(strongestFirst) ?? null,
  }
}

function joinMinutes(parts: readonly Iterable<number>[]): ReadonlySet<number> {
  const minutes = new Set<number>()
  for (const part of parts) for (const minute of part) minutes.add(minute)
  return minutes
}

function listMinutes({ startedAt, answers }: RunningAttempt): readonly number[] {
  return [startedAt, ...answers.map(({ answeredAt }) => answeredAt)].map(toMinute)
}

async function nameCompetencies(
  { courseId, digest }: CourseDigest,
  lang: Locale,
  context: LearnerContext,
): Promise<readonly CompetencyView[]> {
  if (digest.questions.size === 0) return []
  const [bank, competencies] = await Promise.all([loadQuestionBank(courseId, lang, context), context.courses.competencies(courseId)])
  const questions = [...bank.values()].map(({ question }) => question)
  return scoreCompetencies(questions, digest).map(score => {
    const title = textIn(competencies.get(score.competencyId)?.title ?? {}, lang)
    return { ...score, courseId, title: title.text, lang: title.lang }
  })
}
