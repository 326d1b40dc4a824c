import type { HardQuestionsView, HardQuestionView } from '#common/contract/study/class.ts'
import { rankHardQuestions, type AskedOfClass, type HardQuestion } from '#common/domain/class/hard-questions.ts'
import type { ClassHistory } from '#common/domain/class/find-stuck.ts'
import { isUnmarked, type Question } from '#common/domain/quizzes/question.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import { describeResponse } from '#common/domain/room/rules/results/describe-answers.ts'
import { htmlWords } from '#common/domain/search/html-words.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Services } from '#backend/handlers/services.ts'
import { loadCheckedLessons } from '#backend/handlers/lookup/attempt-view.ts'
import { toAskedCheck } from '#backend/handlers/lookup/checked-answer.ts'
import { loadClassHistories } from './histories.ts'
import { loadQuestionBank, requireCourse } from '#backend/handlers/lookup/find-course.ts'

interface AskedInWords extends AskedOfClass {
  readonly question: Question
  readonly lang: Locale
}

const MOST_SHOWN = 10

/** The hardest questions of a course for the learners of this computer. Names nobody. */
export async function loadHardQuestions(
  courseId: string,
  lang: Locale,
  context: Pick<Services, 'storage' | 'courses'>,
): Promise<HardQuestionsView> {
  await requireCourse(courseId, context)
  const { learners } = await loadClassHistories(courseId, context)
  const histories = learners.map(({ history }) => history)
  const asked = await listAsked(courseId, histories, lang, context)
  const { questions, withheld } = rankHardQuestions(asked, histories)
  return { questions: questions.slice(0, MOST_SHOWN).map(viewQuestion), withheld, people: histories.filter(hasAnswered).length }
}

async function listAsked(
  courseId: string,
  histories: readonly ClassHistory[],
  lang: Locale,
  context: Pick<Services, 'courses'>,
): Promise<readonly AskedInWords[]> {
  const [bank, lessons] = await Promise.all([loadQuestionBank(courseId, lang, context), loadCheckedLessons(courseId, lang, context)])
  const ofQuiz = [...bank.values()].map(({ question, lang: written, contentHashes }) => ({
    lessonId: undefined,
    questionId: question.id,
    contentHashes,
    question,
    lang: written,
  }))
  const known = collectCheckHashes(histories)
  const ofLessons = await Promise.all(
    lessons.flatMap(({ id, lang: written, checks }) =>
      checks.map(async check => {
        const hashes = [...(known.get(`${id}:${check.id}`) ?? [])]
        const { contentHashes } = await toAskedCheck(check, hashes, { courseId, lessonId: id }, context)
        return { lessonId: id, questionId: check.id, contentHashes, question: check, lang: written }
      }),
    ),
  )
  return [...ofLessons, ...ofQuiz].filter(({ question }) => !isUnmarked(question.kind))
}

/** The versions of each knowledge check that were answered, by lesson and check. */
function collectCheckHashes(histories: readonly ClassHistory[]): ReadonlyMap<string, ReadonlySet<string>> {
  const hashes = new Map<string, Set<string>>()
  for (const record of histories.flatMap(({ records }) => records)) {
    if (record.kind !== 'check-answered') continue
    const key = `${record.lessonId}:${record.answer.questionId}`
    hashes.set(key, (hashes.get(key) ?? new Set<string>()).add(record.answer.contentHash))
  }
  return hashes
}

function viewQuestion({ asked, people, right, commonWrong }: HardQuestion<AskedInWords>): HardQuestionView {
  const { lessonId, questionId, question, lang } = asked
  return {
    lessonId,
    questionId,
    title: question.title,
    stem: toLine(question.stemHtml),
    lang,
    people,
    right,
    commonWrong: commonWrong && describeResponse(toQuestionView(question), commonWrong, toLine),
  }
}

function toLine(html: string): string {
  return htmlWords(html).replace(/\n+/g, ' ')
}

function hasAnswered({ records, running }: ClassHistory): boolean {
  return records.some(({ kind }) => kind === 'check-answered' || kind === 'attempt-finished') || (running?.answers.length ?? 0) > 0
}
