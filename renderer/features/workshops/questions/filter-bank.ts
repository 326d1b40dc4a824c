import type { BankQuestion } from '#common/contract/workshops.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { QuestionKind } from '#common/domain/quizzes/question.ts'
import { htmlToText } from '#renderer/ui/rich-text/html-to-text.ts'

export interface BankFilter {
  readonly typed: string
  /** Empty: all kinds. */
  readonly kind: QuestionKind | ''
  /** Empty: all topics. */
  readonly topic: string
}

/** The questions that have all typed words, in their title, text or answers; capitals and accents do not matter. */
export function filterBank(questions: readonly BankQuestion[], { typed, kind, topic }: BankFilter): readonly BankQuestion[] {
  const wanted = foldText(typed)
    .split(/\s+/)
    .filter(word => word !== '')
  return questions.filter(question => {
    if ((kind !== '' && question.kind !== kind) || (topic !== '' && !question.topics.includes(topic))) return false
    const text = wanted.length === 0 ? '' : listWords(question)
    return wanted.every(word => text.includes(word))
  })
}

function listWords(question: BankQuestion): string {
  const options = 'options' in question ? question.options.map(({ html }) => html) : []
  return foldText([question.title, ...[question.stemHtml, ...options].map(htmlToText), question.key.model ?? ''].join(' '))
}

/** `count` of the ids that are not yet chosen, drawn at random; all of them where there are fewer. */
export function drawAtRandom(ids: readonly string[], chosen: readonly string[], count: number, random: () => number): readonly string[] {
  const left = ids.filter(id => !chosen.includes(id))
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [one = '', two = ''] = [left[at], left[other]]
    left[at] = two
    left[other] = one
  }
  return left.slice(0, Math.max(0, count))
}
