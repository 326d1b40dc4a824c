import { SCALE_STEPS, type RoomAnswer } from '#common/domain/room/rules/answer.ts'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import type { ActivityView } from '#common/domain/room/views/activity-view.ts'
import type { ParticipantState } from '#common/domain/room/views/participant.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import { scaleLabels } from '#renderer/participant/activity/step-labels.ts'
import { formatDecimal, t } from '#renderer/participant/words.ts'

export interface ResultRow {
  readonly label: string
  /** Length of the bar, 0 to 1. */
  readonly share: number
  readonly value: string
  /** The participant's own answer in words. */
  readonly mine: string | undefined
  /** Of those who chose it, where the room may see them. */
  readonly names?: string | undefined
}

/** Words of a cloud that a phone shows; the projector shows more. */
const MAX_WORDS = 15

/** The rows of a result on a phone, `ownSteps` being the facilitator's names of a scale's steps; empty: nothing is revealed, or another component shows this kind of result. */
export function toResultRows(
  { result, multiple }: Pick<ActivityView, 'result' | 'multiple'>,
  items: readonly string[],
  participant: ParticipantState | undefined,
  ownSteps?: readonly string[],
): readonly ResultRow[] {
  if (result === undefined) return []
  const answer = participant?.answers['']
  switch (result.kind) {
    case 'choices':
      return choiceRows(result, multiple, items, answer?.kind === 'choice' ? answer.items : [])
    case 'words':
      return wordRows(result, participant?.posts.map(({ text }) => text.toLowerCase()) ?? [])
    case 'order':
      return orderRows(result, items, answer?.kind === 'order' ? answer.items : [])
    case 'ratings':
      return items.map((label, index) => ratedRow(label, result.items[index]?.mean, findStepName(answer, index, ownSteps)))
    case 'places':
    case 'questions':
    case 'posts':
      return []
    default:
      return assertNever(result)
  }
}

function choiceRows(
  { n, counts, hands, names }: Extract<ActivityResult, { kind: 'choices' }>,
  multiple: boolean,
  items: readonly string[],
  own: readonly number[],
): readonly ResultRow[] {
  const totals = items.map((_, index) => (counts[index] ?? 0) + (hands[index] ?? 0))
  // Of all who answered, as on the projector: half the votes are half a bar.
  const raised = multiple ? Math.max(0, ...hands) : hands.reduce((sum, count) => sum + count, 0)
  const all = Math.max(1, n + raised)
  return items.map((label, index) => ({
    label,
    share: Math.min(1, (totals[index] ?? 0) / all),
    value: String(totals[index] ?? 0),
    mine: own.includes(index) ? t('result.mine') : undefined,
    names: names?.[index]?.join(' · '),
  }))
}

function wordRows({ words }: Extract<ActivityResult, { kind: 'words' }>, own: readonly string[]): readonly ResultRow[] {
  const shown = words.filter(({ state }) => state === 'shown').sort((a, b) => b.count - a.count)
  const most = Math.max(1, ...shown.map(({ count }) => count))
  return shown.slice(0, MAX_WORDS).map(({ text, count }) => ({
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
    .map(({ label, item, mean }, index) => ({
      label: `${index + 1}. ${label}`,
      share: items.length < 2 ? 1 : (items.length - mean) / (items.length - 1),
      value: '',
      mine: own.includes(item) ? t('result.minePlace', { place: own.indexOf(item) + 1 }) : undefined,
    }))
}

function findStepName(answer: RoomAnswer | undefined, index: number, ownSteps: readonly string[] | undefined): string | undefined {
  const own = answer?.kind === 'ratings' ? answer.steps[index] : undefined
  return typeof own === 'number' ? scaleLabels(ownSteps)[own] : undefined
}

/** A mean between two steps has no label: it is shown as a number from 1, as on the projector. */
function ratedRow(label: string, mean: number | undefined, mine: string | undefined): ResultRow {
  const value = mean === undefined ? '–' : t('result.mean', { mean: formatDecimal(mean + 1), steps: SCALE_STEPS })
  return {
    label,
    share: (mean ?? 0) / (SCALE_STEPS - 1),
    value,
    mine: mine === undefined ? undefined : t('result.mineIs', { answer: mine }),
  }
}
