import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import { writeGiftQuestion } from './write-gift-question.ts'
import { readWrittenQuiz } from './read-written-quiz.ts'
import type { ExchangeLoss } from './written-question.ts'

export interface GiftExport {
  readonly gift: string
  /** Questions that are in it. */
  readonly count: number
  readonly losses: readonly ExchangeLoss[]
}

/** Exports a question bank as Moodle GIFT, with a list of what is lost. */
export function exportGift(markdown: string, context: MarkdownContext): GiftExport {
  const { title, questions, losses } = readWrittenQuiz(markdown, context)
  const told: ExchangeLoss[] = [...losses]
  const written = questions.flatMap(
    question =>
      writeGiftQuestion(question, (reason, value = '', leftOut = false) =>
        told.push({ question: question.title, reason, value, leftOut }),
      ) ?? [],
  )
  const category = `$CATEGORY: ${title.replace(/\s+/g, ' ').replaceAll('/', '//')}`
  return { gift: `${[category, ...written].join('\n\n')}\n`, count: written.length, losses: told }
}
