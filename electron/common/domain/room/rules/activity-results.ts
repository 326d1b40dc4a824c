import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { ActivityResult, QuestionResult, ShownPost } from './activity-result.ts'
import { findAnswerKind, questionsOf } from './validate-answer.ts'
import { ordered, placed, rated } from './result-parts.ts'
import type { RoomAnswer } from './answer.ts'
import type { RoomParticipant } from './participant.ts'
import type { ActivityRun, RoomPost } from '#common/domain/room/state.ts'
import { countWriters } from './seal-run.ts'

type People = Readonly<Record<string, Pick<RoomParticipant, 'name'>>>

/** What a run has given. `before`: an earlier round of the same statements. */
export function computeResult(run: ActivityRun, people: People, before?: ActivityRun): ActivityResult {
  const kind = findAnswerKind(run.activity.kind)
  const answers = Object.values(run.ballots)
  const n = answers.length
  const single = answers.flatMap(ballot => ballot[''] ?? [])
  const size = run.activity.items.length
  if (kind === 'choice') return { kind: 'choices', n, counts: countChoices(single, size), hands: run.hands[''] ?? [] }
  if (kind === 'question') return { kind: 'questions', n, questions: questionsOf(run).map(question => questionResult(run, question)) }
  if (kind === 'order') return { kind: 'order', n, items: ordered(single, size) }
  if (kind === 'places') return { kind: 'places', n, actors: placed(single, size) }
  if (kind === 'ratings')
    return {
      kind: 'ratings',
      n,
      items: rated(single, size, run.hands),
      before:
        before &&
        rated(
          Object.values(before.ballots).flatMap(ballot => ballot[''] ?? []),
          size,
          before.hands,
        ),
      comments: postsOf(run, people),
    }
  const writers = countWriters(run.posts)
  if (run.activity.kind === 'word-cloud') return { kind: 'words', n: writers, words: wordsOf(run.posts) }
  return { kind: 'posts', n: writers, posts: postsOf(run, people) }
}

/** How many answered what is asked now. */
export function countAnswered(run: ActivityRun, part: string | undefined): number {
  if (findAnswerKind(run.activity.kind) === undefined) return countWriters(run.posts)
  const ballots = Object.values(run.ballots)
  return part === undefined ? ballots.length : ballots.filter(ballot => ballot[part] !== undefined).length
}

function countChoices(answers: readonly RoomAnswer[], size: number): readonly number[] {
  const counts = Array.from({ length: size }, () => 0)
  for (const answer of answers) if (answer.kind === 'choice') for (const item of answer.items) counts[item] = (counts[item] ?? 0) + 1
  return counts
}

function questionResult(run: ActivityRun, question: Question): QuestionResult {
  const responses = Object.values(run.ballots).flatMap(ballot => {
    const answer = ballot[question.id]
    return answer?.kind === 'question' ? [answer.response] : []
  })
  const verdicts = { right: 0, partly: 0, wrong: 0, unmarked: 0 }
  for (const response of responses) verdicts[markResponse(question, response)?.verdict ?? 'unmarked'] += 1
  const options = 'options' in question ? question.options : []
  const hands = run.hands[question.id] ?? []
  const chosen = (id: string): number =>
    responses.filter(response =>
      response.kind === 'multiple'
        ? response.optionIds.includes(id)
        : (response.kind === 'single' || response.kind === 'true-false') && response.optionId === id,
    ).length
  // A hand goes up for one option: for a question with one right answer it is an answer like any other.
  if (question.kind !== 'multiple') options.forEach(({ right }, index) => (verdicts[right ? 'right' : 'wrong'] += hands[index] ?? 0))
  const n = responses.length + hands.reduce((sum, count) => sum + count, 0)
  return {
    questionId: question.id,
    n,
    right: verdicts.right,
    partly: verdicts.partly,
    wrong: verdicts.wrong,
    options: options.map(({ id }, index) => ({ id, count: chosen(id) + (hands[index] ?? 0) })),
  }
}

/** Words that are the same when case and accents are passed over count together; the commonest spelling is shown. */
function wordsOf(posts: readonly RoomPost[]): Extract<ActivityResult, { kind: 'words' }>['words'] {
  const groups = new Map<string, RoomPost[]>()
  for (const post of posts) {
    const key = foldText(post.mergedInto === undefined ? post.text : (posts.find(({ id }) => id === post.mergedInto)?.text ?? post.text))
    groups.set(key, [...(groups.get(key) ?? []), post])
  }
  const words = [...groups.values()].map(group => ({
    text: commonest(group.filter(post => post.mergedInto === undefined).map(({ text }) => text)),
    count: group.length,
    state: stateOf(group),
    postIds: group.map(({ id }) => id),
  }))
  return words.sort((left, right) => right.count - left.count || (left.text < right.text ? -1 : 1))
}

/** A word that was let through once is let through each time it comes; one that was hidden stays so. */
function stateOf(group: readonly RoomPost[]): ShownPost['state'] {
  if (group.some(({ state }) => state === 'hidden')) return 'hidden'
  return group.some(({ state }) => state === 'shown') ? 'shown' : 'waiting'
}

/** Of spellings that are as common the one in small letters: which came first is nobody's to know once an activity is sealed. */
function commonest(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].reduce<readonly [string, number]>(
    (best, [text, count]) => (count > best[1] || (count === best[1] && text > best[0]) ? [text, count] : best),
    ['', 0],
  )[0]
}

/** Posts with those they stand for counted in, most votes first. */
export function postsOf(run: ActivityRun, people: People): readonly ShownPost[] {
  const named = !run.activity.anonymous && run.activity.kind !== 'evaluation'
  const shown = run.posts
    .filter(({ mergedInto }) => mergedInto === undefined)
    .map(post => {
      const merged = run.posts.filter(({ mergedInto }) => mergedInto === post.id)
      const votes = new Set([post, ...merged].flatMap(one => one.votes)).size
      return {
        id: post.id,
        text: post.text,
        votes,
        group: post.group,
        by: named ? people[post.by]?.name : undefined,
        state: post.state,
        merged: merged.length,
      }
    })
  return shown.sort((left, right) => right.votes - left.votes)
}
