import type { QuestionResponse, QuestionView } from '#common/domain/quizzes/question.ts'
import { MATRIX_STEPS, SCALE_STEPS, type RoomAnswer } from '#common/domain/room/rules/answer.ts'
import { findAnswerKind, maxPosts } from '#common/domain/room/rules/answer-kinds.ts'
import type { ActivityView } from '#common/domain/room/views/activity-view.ts'
import type { ParticipantState } from '#common/domain/room/views/participant.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'

/** Pretend phones of a rehearsal, unless the facilitator wants another number. */
export const PRETEND_PHONES = 6
export const PRETEND_PHONES_MAX = 30

/** What pretend phones write, in the language of the phone. */
export interface PretendTexts {
  /** Short enough for a word cloud. */
  readonly words: readonly string[]
  readonly sentences: readonly string[]
}

/** Something that a pretend phone sends. `part`: the question's id, or ''. */
export type PretendAction =
  | { readonly kind: 'answer'; readonly part: string; readonly answer: RoomAnswer }
  | { readonly kind: 'post'; readonly text: string }
  | { readonly kind: 'vote'; readonly postId: string }

/** A fraction from 0 to below 1. */
type Random = () => number

/** What a person who sees this activity might send: all that is open now, in the order in which it would be sent. */
export function planPretendAnswers(activity: ActivityView, texts: PretendTexts, random: Random): readonly PretendAction[] {
  if (activity.state !== 'open' || activity.options.answers === 'hands') return []
  return [...planAnswers(activity, texts, random), ...planPosts(activity, texts, random), ...planVotes(activity, random)]
}

/** The actions without those that were sent already, question by question: one that is not answered yet is not skipped. */
export function leaveOutSent(
  actions: readonly PretendAction[],
  { answers, posts, votes }: Pick<ParticipantState, 'answers' | 'posts' | 'votes'>,
): readonly PretendAction[] {
  return actions.filter(action => {
    if (action.kind === 'answer') return answers[action.part] === undefined
    return action.kind === 'post' ? posts.length === 0 : votes.length === 0
  })
}

/** What the actions for an activity are remembered by: a phone sends them once for a run, or for a question of it. */
export function toPretendTask({ runId, question }: ActivityView): string {
  return `${runId}/${String(question ?? '')}`
}

function planAnswers(activity: ActivityView, texts: PretendTexts, random: Random): readonly PretendAction[] {
  const count = listItems(activity).length
  const kind = findAnswerKind(activity.kind)
  switch (kind) {
    case undefined:
      return []
    case 'choice':
      return count === 0 ? [] : [{ kind: 'answer', part: '', answer: { kind, items: chooseItems(count, activity.multiple, random) } }]
    case 'order':
      return [{ kind: 'answer', part: '', answer: { kind, items: shuffle(count, random) } }]
    case 'ratings':
      return [{ kind: 'answer', part: '', answer: { kind, steps: repeat(count, () => pickStep(SCALE_STEPS, random)) } }]
    case 'places':
      return [{ kind: 'answer', part: '', answer: { kind, places: repeat(count, () => pickPlace(random)) } }]
    case 'question':
      return listAsked(activity).map(question => ({
        kind: 'answer',
        part: question.id,
        answer: { kind, response: respond(question, texts, random) },
      }))
    default:
      return assertNever(kind)
  }
}

function planPosts({ kind }: ActivityView, { words, sentences }: PretendTexts, random: Random): readonly PretendAction[] {
  const most = kind === 'word-cloud' ? maxPosts(kind) : Math.min(maxPosts(kind), 1)
  if (most === 0) return []
  const source = kind === 'word-cloud' ? words : sentences
  const count = 1 + Math.floor(random() * most)
  return repeat(count, () => pick(source, random)).flatMap(text => (text === undefined ? [] : [{ kind: 'post', text }]))
}

/** Of what others have asked, each person finds something good. */
function planVotes({ kind, posts }: ActivityView, random: Random): readonly PretendAction[] {
  const liked = kind === 'question-wall' ? pick(posts, random) : undefined
  return liked === undefined ? [] : [{ kind: 'vote', postId: liked.id }]
}

function listItems({ texts, langs }: ActivityView): readonly string[] {
  return texts[langs[0] ?? 'en']?.items ?? []
}

function listAsked({ questions, question }: ActivityView): readonly QuestionView[] {
  const all = Object.values(questions)[0] ?? []
  return question === undefined ? all : all.slice(question, question + 1)
}

function respond(question: QuestionView, { words, sentences }: PretendTexts, random: Random): QuestionResponse {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', optionId: pick(question.options, random)?.id ?? '' }
    case 'true-false':
      return { kind: 'true-false', optionId: random() < 0.6 ? 'true' : 'false' }
    case 'multiple':
      return {
        kind: 'multiple',
        optionIds: chooseItems(question.options.length, true, random).flatMap(index => question.options[index]?.id ?? []),
      }
    case 'gap':
      return { kind: 'gap', gaps: Object.fromEntries(question.gapIds.map(id => [id, pick(words, random) ?? ''])) }
    case 'numeric':
      return { kind: 'numeric', text: String(5 * (1 + Math.floor(random() * 20))) }
    case 'short':
      return { kind: 'short', text: pick(words, random) ?? '' }
    case 'matching':
      return {
        kind: 'matching',
        pairs: Object.fromEntries(question.premises.map(({ id }) => [id, pick(question.matches, random)?.id ?? ''])),
      }
    case 'ordering':
      return { kind: 'ordering', itemIds: shuffle(question.items.length, random).flatMap(index => question.items[index]?.id ?? []) }
    case 'likert':
      return {
        kind: 'likert',
        ratings: Object.fromEntries(question.statements.map(({ id }) => [id, pickStep(question.scale.length, random)])),
      }
    case 'open':
      return { kind: 'open', text: pick(sentences, random) ?? '' }
    default:
      return assertNever(question)
  }
}

/** The first items are chosen more often: a result with bars of one length would look invented. */
function pickIndex(count: number, random: Random): number {
  return Math.floor(random() * random() * count)
}

function chooseItems(count: number, multiple: boolean, random: Random): readonly number[] {
  const first = pickIndex(count, random)
  const more = multiple ? repeat(count, index => index).filter(index => index !== first && random() < 0.25) : []
  return [first, ...more].sort((one, other) => one - other)
}

/** More agree than do not. */
function pickStep(steps: number, random: Random): number {
  return steps - 1 - pickIndex(steps, random)
}

function pickPlace(random: Random): { readonly power: number; readonly interest: number } {
  return { power: Math.floor(random() * MATRIX_STEPS), interest: pickStep(MATRIX_STEPS, random) }
}

function shuffle(count: number, random: Random): readonly number[] {
  return repeat(count, index => ({ index, at: index + random() * count }))
    .sort((one, other) => one.at - other.at)
    .map(({ index }) => index)
}

function pick<T>(all: readonly T[], random: Random): T | undefined {
  return all[pickIndex(all.length, random)]
}

function repeat<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
