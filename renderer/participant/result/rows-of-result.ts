import { SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'
import type { ActivityView } from '#common/domain/room/views/activity-view.ts'
import type { ParticipantState } from '#common/domain/room/views/participant.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import { stepWords } from '#renderer/participant/activity/step-words.ts'
import { decimal, t } from '#renderer/participant/words.ts'

/** One line of a result: what it is about, how long its bar is (0 to 1), the value in words, and one's own answer in words. */
export interface ResultRow {
  readonly label: string
  readonly share: number
  readonly value: string
  readonly mine: string | undefined
}

/** Words of a cloud that a phone shows; the wall shows them all. */
const MOST_WORDS = 15

/** The lines that a phone shows of a result; none: its own page shows it, or nothing was revealed. */
export function rowsOfResult(
  { result }: Pick<ActivityView, 'result'>,
  items: readonly string[],
  my: ParticipantState | undefined,
): readonly ResultRow[] {
  if (result === undefined) return []
  const answer = my?.answers['']
  switch (result.kind) {
    case 'choices':
      return choiceRows(result, items, answer?.kind === 'choice' ? answer.items : [])
    case 'words':
      return wordRows(result, my?.posts.map(({ text }) => text.toLowerCase()) ?? [])
    case 'order':
      return orderRows(result, items, answer?.kind === 'order' ? answer.items : [])
    case 'ratings':
      return items.map((label, place) =>
        ratedRow(label, result.items[place]?.mean, answer?.kind === 'ratings' ? answer.steps[place] : undefined),
      )
    case 'places':
    case 'questions':
    case 'posts':
      return []
    default:
      return assertNever(result)
  }
}

function choiceRows(
  { counts, hands }: Extract<ActivityResult, { kind: 'choices' }>,
  items: readonly string[],
  own: readonly number[],
): readonly ResultRow[] {
  const totals = items.map((_, place) => (counts[place] ?? 0) + (hands[place] ?? 0))
  const most = Math.max(1, ...totals)
  return items.map((label, place) => ({
    label,
    share: (totals[place] ?? 0) / most,
    value: String(totals[place] ?? 0),
    mine: own.includes(place) ? t('result.mine') : undefined,
  }))
}

function wordRows({ words }: Extract<ActivityResult, { kind: 'words' }>, own: readonly string[]): readonly ResultRow[] {
  const shown = words.filter(({ state }) => state === 'shown').sort((a, b) => b.count - a.count)
  const most = Math.max(1, ...shown.map(({ count }) => count))
  return shown.slice(0, MOST_WORDS).map(({ text, count }) => ({
    label: text,
    share: count / most,
    value: String(count),
    mine: own.includes(text.toLowerCase()) ? t('result.mine') : undefined,
  }))
}

function orderRows(
  { items: ranked }: Extract<ActivityResult, { kind: 'order' }>,
  items: readonly string[],
  own: readonly number[],
): readonly ResultRow[] {
  const places = items.map((label, item) => ({ label, item, mean: ranked[item]?.meanPlace ?? items.length }))
  return places
    .sort((a, b) => a.mean - b.mean)
    .map(({ label, item, mean }, place) => ({
      label: `${place + 1}. ${label}`,
      share: items.length < 2 ? 1 : (items.length - mean) / (items.length - 1),
      value: '',
      mine: own.includes(item) ? t('result.minePlace', { place: own.indexOf(item) + 1 }) : undefined,
    }))
}

/** A mean between two steps has no word of its own: it is told as a number from 1, as the wall does. */
function ratedRow(label: string, mean: number | undefined, own: number | null | undefined): ResultRow {
  const mine = typeof own === 'number' ? stepWords()[own] : undefined
  const value = mean === undefined ? '–' : t('result.mean', { mean: decimal(mean + 1), steps: SCALE_STEPS })
  return {
    label,
    share: (mean ?? 0) / (SCALE_STEPS - 1),
    value,
    mine: mine === undefined ? undefined : t('result.mineIs', { answer: mine }),
  }
}
