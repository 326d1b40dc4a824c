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
    case 'matching':
    case 'ordering':
    case 'likert':
      return describeLists(question, response, toText)
    case 'numeric':
    case 'short':
    case 'open':
      return response.text
    default:
      return assertNever(response)
  }
}

/** The items as they were put, or a statement or premise and what was chosen for it; of what the question still has. */
function describeLists(question: QuestionView, response: QuestionResponse, toText: ToText): string {
  if (response.kind === 'ordering' && question.kind === 'ordering')
    return response.itemIds
      .map((id, index) => `${String(index + 1)}. ${toText(question.items.find(item => item.id === id)?.html ?? id)}`)
      .join(' ')
  if (response.kind === 'matching' && question.kind === 'matching')
    return question.premises
      .flatMap(({ id, html }) => {
        const match = question.matches.find(one => one.id === response.pairs[id])
        return match === undefined ? [] : [`${toText(html)}: ${match.text}`]
      })
      .join('; ')
  if (response.kind === 'likert' && question.kind === 'likert')
    return question.statements
      .flatMap(({ id, html }) => {
        const step = question.scale[response.ratings[id] ?? -1]
        return step === undefined ? [] : [`${toText(html)}: ${step}`]
      })
      .join('; ')
  return ''
}
