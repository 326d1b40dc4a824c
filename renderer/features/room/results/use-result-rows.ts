import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'
import { useScopedWords } from '#renderer/i18n/scoped-words.ts'
import type { ShownResult } from './shown-result.ts'
import { useRatingWords } from './use-rating-words.ts'

export interface ResultRows {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

type ResultOf<K extends ActivityResult['kind']> = ActivityResult & { readonly kind: K }
const NOTHING: ResultRows = { head: [], rows: [] }

/** The figures of a chart as a table; what is text already needs none. */
export function useResultRows(): (shown: ShownResult) => ResultRows {
  const { t, number, percent } = useScopedWords()
  const { steps, mean } = useRatingWords()
  const share = (count: number, n: number): string => percent(n === 0 ? 0 : (100 * count) / n)

  function choices({ counts, hands }: ResultOf<'choices'>, items: readonly string[]): ResultRows {
    const head = [t('room.results.answer'), t('room.results.phones'), t('room.results.hands')]
    return { head, rows: items.map((item, place) => [item, number(counts[place] ?? 0), number(hands[place] ?? 0)]) }
  }

  function questions({ questions: asked }: ResultOf<'questions'>, { activity, gain }: ShownResult): ResultRows {
    const title = (id: string): string => activity.questions.find(question => question.id === id)?.title ?? id
    if (gain !== undefined)
      return {
        head: [t('room.results.question'), t('room.results.before'), t('room.results.after')],
        rows: gain.questions.map(({ questionId, before, after }) => [title(questionId), percent(before * 100), percent(after * 100)]),
      }
    if (activity.question !== undefined) return NOTHING
    return {
      head: [t('room.results.question'), t('room.results.hadRight'), t('room.results.ofAll')],
      rows: asked.map(({ questionId, n, right }) => [title(questionId), number(right), share(right, n)]),
    }
  }

  function ratings({ items: rated }: ResultOf<'ratings'>, items: readonly string[]): ResultRows {
    return {
      head: [t('room.results.statement'), ...steps(), t('room.results.mean')],
      rows: rated.map(({ counts, mean: value }, place) => [items[place] ?? '', ...counts.map(number), mean(value)]),
    }
  }

  function places({ actors }: ResultOf<'places'>, items: readonly string[]): ResultRows {
    return {
      head: [t('room.results.actor'), t('room.results.power'), t('room.results.interest')],
      rows: actors.map(({ power, interest }, place) => [items[place] ?? '', mean(power), mean(interest)]),
    }
  }

  return shown => {
    const { result, activity } = shown
    switch (result.kind) {
      case 'choices':
        return choices(result, activity.items)
      case 'questions':
        return questions(result, shown)
      case 'words':
        return {
          head: [t('room.results.word'), t('room.results.times')],
          rows: result.words.filter(({ state }) => state === 'shown').map(({ text, count }) => [text, number(count)]),
        }
      case 'ratings':
        return ratings(result, activity.items)
      case 'places':
        return places(result, activity.items)
      case 'posts':
      case 'order':
        return NOTHING
      default:
        return assertNever(result)
    }
  }
}
