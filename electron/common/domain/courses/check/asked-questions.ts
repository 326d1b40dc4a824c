import type { Choice } from '#common/domain/quizzes/test-wiseness.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { WrittenText } from '#common/domain/shared/markdown/passages.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'

/** A question with its written texts. */
export interface AskedQuestion {
  readonly path: string
  readonly question: Question
  readonly stem: readonly WrittenText[]
  readonly options: readonly WrittenText[]
}

/** All questions of a course in one language: the checks of its lessons, then the bank. */
export function listAskedQuestions(content: LanguageContent): readonly AskedQuestion[] {
  const known = found.get(content)
  if (known !== undefined) return known
  const asked = findAsked(content)
  found.set(content, asked)
  return asked
}

/** Several rules ask for the same ones. */
const found = new WeakMap<LanguageContent, readonly AskedQuestion[]>()

function findAsked({ lessons, quiz }: LanguageContent): readonly AskedQuestion[] {
  const checks = lessons.flatMap(({ path, parsed, texts }) =>
    toAskedQuestions(path, texts, parsed.lesson?.blocks.flatMap(block => (block.kind === 'check' ? [block.question] : [])) ?? []),
  )
  return quiz === undefined ? checks : [...checks, ...toAskedQuestions(quiz.path, quiz.texts, quiz.parsed.questions)]
}

export function toAskedQuestions(path: string, texts: readonly WrittenText[], questions: readonly Question[]): readonly AskedQuestion[] {
  const textsByCourse = new Map<string, WrittenText[]>()
  for (const text of texts) {
    if (text.questionId === undefined) continue
    const own = textsByCourse.get(text.questionId)
    if (own === undefined) textsByCourse.set(text.questionId, [text])
    else own.push(text)
  }
  return questions.map(question => {
    const own = textsByCourse.get(question.id) ?? []
    return { path, question, stem: own.filter(text => text.kind === 'stem'), options: own.filter(text => text.kind === 'option') }
  })
}

/** A single-answer question as the test-wiseness score needs it; empty for other kinds. */
export function toChoices({ question, stem, options }: AskedQuestion): readonly Choice[] {
  if (question.kind !== 'single' && question.kind !== 'true-false') return []
  if (options.length !== question.options.length) return []
  return [
    {
      stem: joinWords(stem),
      options: question.options.map((option, index) => ({ words: joinWords(options.slice(index, index + 1)), right: option.right })),
    },
  ]
}

export function joinWords(texts: readonly WrittenText[]): string {
  return texts
    .flatMap(text => text.passages.map(passage => passage.words))
    .join(' ')
    .trim()
}
