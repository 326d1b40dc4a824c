import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaveOutSent, planPretendAnswers, toPretendTask, type PretendAction } from '#common/domain/room/rehearsal/pretend-answers.ts'
import { checkAnswer, checkPost } from '#common/domain/room/rules/validate-answer.ts'
import type { ActivityRun, RoomPost } from '#common/domain/room/state.ts'
import { toActivityView } from '#common/domain/room/views/activity-view.ts'
import { ACTIVITY_KINDS, getActivityRules, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { everyKind as QUESTIONS, trueFalse } from '#tests/support/questions.ts'
import { activity, run } from '#tests/support/room/rooms.ts'

const TEXTS = { words: ['work', 'trust', 'school'], sentences: ['Who pays for the interpreters?'] }
const KINDS = Object.keys(ACTIVITY_KINDS) as readonly ActivityKind[]
const fractions = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1, maxLength: 40 })

function openRun(kind: ActivityKind, items: number, over: Partial<ActivityRun> = {}): ActivityRun {
  const list = Array.from({ length: items }, (_, index) => `Item ${String(index)}`)
  const asksQuestions = getActivityRules(kind).questions !== undefined
  return run({
    state: 'open',
    activity: activity({ kind, items: list, multiple: getActivityRules(kind).multiple }),
    questions: asksQuestions ? { en: QUESTIONS } : {},
    ...over,
  })
}

function plan(played: ActivityRun, numbers: readonly number[] = [0.5]): readonly PretendAction[] {
  let at = 0
  return planPretendAnswers(toActivityView(played, {}, ['en'], undefined), TEXTS, () => numbers[at++ % numbers.length] ?? 0)
}

/** What the room says to the actions, one after another. */
function refusals(played: ActivityRun, actions: readonly PretendAction[]): readonly unknown[] {
  return actions.map(action => {
    if (action.kind === 'answer') return checkAnswer(played, action.part, action.answer)
    return action.kind === 'post' ? checkPost(played, 'somebody', action.text) : undefined
  })
}

describe('what a pretend phone sends', () => {
  it.each(KINDS)('is accepted by the rules for real phones: %s', kind => {
    const { items } = getActivityRules(kind)
    fc.assert(
      fc.property(fractions, fc.integer({ min: items?.min ?? 0, max: items?.max ?? 0 }), (numbers, count) => {
        const played = openRun(kind, count)
        const actions = plan(played, numbers)
        expect(refusals(played, actions).filter(refusal => refusal !== undefined)).toEqual([])
        // Hands are counted in the room where there is nothing to choose from.
        expect(actions.length > 0).toBe(!(kind === 'show-of-hands' && count === 0))
      }),
    )
  })

  it('answers the question that is asked now, and each question of a test', () => {
    const options = { points: false, teams: false, selfPaced: false }
    const round = plan(openRun('quiz-round', 0, { question: 2, options }))
    expect(round.map(action => action.kind === 'answer' && action.part)).toEqual([trueFalse.id])
    expect(plan(openRun('pre-test', 0)).length).toBe(QUESTIONS.length)
  })

  it('votes for a question that others have put on the wall', () => {
    const post: RoomPost = { id: 'p', by: 'x', group: undefined, text: 'Why?', state: 'shown', mergedInto: undefined, votes: [] }
    expect(plan(openRun('question-wall', 0, { posts: [post] }))).toContainEqual({ kind: 'vote', postId: 'p' })
  })

  it('is nothing while answers are paused, and a new task with each question of a round', () => {
    expect(plan(openRun('poll', 3, { state: 'paused' }))).toEqual([])
    const task = (question: number): string => toPretendTask(toActivityView(openRun('quiz-round', 0, { question }), {}, ['en'], undefined))
    expect(task(0)).not.toBe(task(1))
  })

  it('fits in a word cloud in every language', () => {
    for (const lang of LOCALES)
      for (const word of messagesFor(lang).rehearsal.words.split(/[,،]\s*/))
        expect(checkPost(openRun('word-cloud', 0), 'x', word)).toBeUndefined()
  })
})

describe('after a crash', () => {
  it('a phone sends what it had not sent yet, and nothing twice', () => {
    const actions = plan(openRun('post-test', 0))
    const [first, ...others] = actions
    if (first?.kind !== 'answer') throw new Error('nothing planned')
    const sent = { answers: { [first.part]: first.answer }, posts: [], votes: [] }
    expect(leaveOutSent(actions, sent)).toEqual(others)
    expect(leaveOutSent(actions, { ...sent, answers: {} })).toEqual(actions)
    const wall = plan(openRun('question-wall', 0))
    expect(leaveOutSent(wall, { ...sent, posts: [{ id: 'p', text: 'x' }] }).filter(({ kind }) => kind === 'post')).toEqual([])
  })
})
