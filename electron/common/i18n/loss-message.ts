import type { ExchangeLoss } from '#common/domain/quizzes/gift/written-question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { fillMessage, toMessageValue } from './fill-message.ts'
import { messagesFor } from './messages.ts'

/** The message for what a question lost on its way to or from Moodle. */
export function lossMessage({ question, reason, value, leftOut }: ExchangeLoss, locale: Locale): string {
  const words = messagesFor(locale).gift
  return fillMessage(leftOut ? words.leftOut : words.carried, {
    question: toMessageValue(locale, question),
    reason: fillMessage(words.reasons[reason], { value: toMessageValue(locale, value) }),
  })
}
