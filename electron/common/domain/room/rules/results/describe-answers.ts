import type { QuestionResponse, QuestionView } from '#common/domain/quizzes/question.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'

type ToText = (html: string) => string

/** What one person answered, a line for each question or item, as text. `toText` turns an option's HTML into text. */
export function describeAnswers(
  items: readonly string[],
  questions: readonly QuestionView[],
  answers: Readonly<Record<string, RoomAnswer>>,
  toText: ToText,
): readonly string[] {
  const only = answers['']
  if (only !== undefined) return describeAnswer(items, only)
  return questions.flatMap(question => {
    const answer = answers[question.id]
    return answer?.kind === 'question' ? [`${question.title}: ${describeResponse(question, answer.response, toText)}`] : []
  })
}

function describeAnswer(items: readonly string[], answer: RoomAnswer): readonly string[] {
  switch (answer.kind) {
    case 'choice':
      return answer.items.map(item => items[item] ?? '')
    case 'order':
      return answer.items.map((item, index) => `${String(index + 1)}. ${items[item] ?? ''}`)
    case 'ratings':
      return answer.steps.flatMap((step, index) => (step === null ? [] : [`${items[index] ?? ''}: ${String(step + 1)}`]))
    case 'places':
      return answer.places.flatMap((place, index) =>
        place === null ? [] : [`${items[index] ?? ''}: ${String(place.power + 1)} / ${String(place.interest + 1)}`],
      )
    case 'question':
      return []
    default:
      return assertNever(answer)
  }
}

/** What was responded to a question, as text. */
export function describeResponse(question: QuestionView, response: QuestionResponse, toText: ToText): string {
  const options = 'options' in question ? question.options : []
  const findText = (id: string): string => toText(options.find(option => option.id === id)?.html ?? id)
  switch (response.kind) {
    case 'single':
    case 'true-false':
      return findText(response.optionId)
    case 'multiple':
      return response.optionIds.map(findText).join(', ')
    case 'gap':
      return Object.values(response.gaps).join(', ')
    case 'numeric':
    case 'short':
    case 'open':
      return response.text
    default:
      return assertNever(response)
  }
}
