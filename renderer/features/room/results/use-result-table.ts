import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import { meanQuestionScore } from '#common/domain/room/rules/results/mean-score.ts'
import { useScopedWords } from '#renderer/i18n/scoped-words.ts'
import type { DisplayedResult } from './displayed-result.ts'
import { useRatingSummary } from './use-rating-summary.ts'

export interface ResultTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

type ResultOfKind<K extends ActivityResult['kind']> = ActivityResult & { readonly kind: K }
type Words = ReturnType<typeof useScopedWords>

const EMPTY: ResultTable = { head: [], rows: [] }

/** The figures of a chart as a table; empty for results that are text already. */
export function useResultTable(): (displayed: DisplayedResult) => ResultTable {
  const words = useScopedWords()
  const { steps, mean } = useRatingSummary()

  return displayed => {
    const { result, activity } = displayed
    switch (result.kind) {
      case 'choices':
        return toChoicesTable(words, result, activity.items)
      case 'questions':
        return toQuestionsTable(words, result, displayed)
      case 'words':
        return toWordsTable(words, result)
      case 'ratings':
        return toRatingsTable(words, result, activity.items, { steps: steps(activity.steps), mean })
      case 'places':
        return toMatrixTable(words, result, activity.items, mean)
      case 'posts':
      case 'order':
        return EMPTY
      default:
        return assertNever(result)
    }
  }
}

function toChoicesTable({ t, number }: Words, { counts, hands }: ResultOfKind<'choices'>, items: readonly string[]): ResultTable {
  const head = [t('room.results.answer'), t('room.results.phones'), t('room.results.hands')]
  return { head, rows: items.map((item, index) => [item, number(counts[index] ?? 0), number(hands[index] ?? 0)]) }
}

function toQuestionsTable(
  { t, number, percent }: Words,
  { questions }: ResultOfKind<'questions'>,
  { activity, gain }: DisplayedResult,
): ResultTable {
  const findTitle = (id: string): string => activity.questions.find(question => question.id === id)?.title ?? id
  if (gain !== undefined)
    return {
      head: [t('room.results.question'), t('room.results.before'), t('room.results.after')],
      rows: gain.questions.map(({ questionId, before, after }) => [findTitle(questionId), percent(before * 100), percent(after * 100)]),
    }
  if (activity.question !== undefined) return EMPTY
  return {
    head: [t('room.results.question'), t('room.results.hadRight'), t('room.results.hadPartly'), t('room.results.score')],
    rows: questions.map(question => {
      const score = meanQuestionScore(question)
      return [
        findTitle(question.questionId),
        number(question.right),
        number(question.partly),
        score === undefined ? '–' : percent(100 * score),
      ]
    }),
  }
}

function toWordsTable({ t, number }: Words, { words }: ResultOfKind<'words'>): ResultTable {
  return {
    head: [t('room.results.word'), t('room.results.times')],
    rows: words.filter(({ state }) => state === 'shown').map(({ text, count }) => [text, number(count)]),
  }
}

function toRatingsTable(
  { t, number }: Words,
  { items: rated }: ResultOfKind<'ratings'>,
  items: readonly string[],
  { steps, mean }: { readonly steps: readonly string[]; readonly mean: (value: number | undefined) => string },
): ResultTable {
  return {
    head: [t('room.results.statement'), ...steps, t('room.results.mean')],
    rows: rated.map(({ counts, mean: value }, index) => [items[index] ?? '', ...counts.map(number), mean(value)]),
  }
}

function toMatrixTable(
  { t }: Words,
  { actors }: ResultOfKind<'places'>,
  items: readonly string[],
  mean: (value: number | undefined) => string,
): ResultTable {
  return {
    head: [t('room.results.actor'), t('room.results.power'), t('room.results.interest')],
    rows: actors.map(({ power, interest }, index) => [items[index] ?? '', mean(power), mean(interest)]),
  }
}
