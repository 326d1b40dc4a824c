import type { Question } from '#common/domain/quizzes/question.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'
import type { ActivityResult, QuestionResult } from './activity-result.ts'
import { getNameVisibility, listQuestions } from '#common/domain/room/rules/activity-run.ts'
import { findAnswerKind } from '#common/domain/room/rules/answer-kinds.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import { groupWords, toShownPosts, type Names } from './post-results.ts'
import { scoreAnswer } from './score-answer.ts'
import { countRespondents } from '#common/domain/room/rules/seal-run.ts'
import { tallyChoices, tallyPlacements, tallyRankings, tallyRatings } from './tally-answers.ts'

/** The result of a run. `previous`: an earlier run of the same statements. */
export function computeResult(run: ActivityRun, people: Names, previous?: ActivityRun): ActivityResult {
  const n = countRespondents(run)
  const answers = listSingleAnswers(run)
  const size = run.activity.items.length
  switch (findAnswerKind(run.activity.kind)) {
    case 'choice':
      return { kind: 'choices', n, counts: tallyChoices(answers, size), hands: run.hands[''] ?? [], names: listChoosers(run, people, size) }
    case 'question':
      return { kind: 'questions', n, questions: listQuestions(run).map(question => computeQuestionResult(run, question)) }
    case 'order':
      return { kind: 'order', n, items: tallyRankings(answers, size) }
    case 'places':
      return { kind: 'places', n, actors: tallyPlacements(answers, size) }
    case 'ratings':
      return {
        kind: 'ratings',
        n,
        items: tallyRatings(answers, size, run.hands),
        before: previous && tallyRatings(listSingleAnswers(previous), size, previous.hands),
        comments: toShownPosts(run, people),
      }
    case undefined:
      return computePostResult(run, people)
  }
}

function computePostResult(run: ActivityRun, people: Names): ActivityResult {
  const n = countRespondents(run)
  if (run.activity.kind === 'word-cloud') return { kind: 'words', n, words: groupWords(run.posts) }
  return { kind: 'posts', n, posts: toShownPosts(run, people), columns: run.wall?.columns }
}

/** Names by option, where names are shown to everybody and `people` has some. */
function listChoosers(run: ActivityRun, people: Names, size: number): readonly (readonly string[])[] | undefined {
  if (getNameVisibility(run) !== 'shown' || Object.keys(people).length === 0) return undefined
  return Array.from({ length: size }, (_, item) =>
    Object.entries(run.ballots)
      .flatMap(([id, ballot]) => (ballot['']?.kind === 'choice' && ballot[''].items.includes(item) ? (people[id]?.name ?? []) : []))
      .sort((one, other) => (one < other ? -1 : 1)),
  )
}

function listSingleAnswers({ ballots }: ActivityRun): readonly RoomAnswer[] {
  return Object.values(ballots).flatMap(ballot => ballot[''] ?? [])
}

/** How many answered; `part`: the question's id, undefined for any. */
export function countAnswered(run: ActivityRun, part: string | undefined): number {
  if (part === undefined) return countRespondents(run)
  return Object.values(run.ballots).filter(ballot => ballot[part] !== undefined).length
}

function computeQuestionResult(run: ActivityRun, question: Question): QuestionResult {
  const answers = Object.values(run.ballots).map(ballot => ballot[question.id])
  const responses = answers.flatMap(answer => (answer?.kind === 'question' ? [answer.response] : []))
  const verdicts = { right: 0, partly: 0, wrong: 0 }
  let earned = 0
  for (const score of answers.flatMap(answer => scoreAnswer(question, answer) ?? [])) {
    verdicts[score.verdict] += 1
    earned += score.share
  }
  const options = 'options' in question ? question.options : []
  const hands = run.hands[question.id] ?? []
  const countChosen = (id: string): number =>
    responses.filter(response =>
      response.kind === 'multiple'
        ? response.optionIds.includes(id)
        : (response.kind === 'single' || response.kind === 'true-false') && response.optionId === id,
    ).length
  // A raised hand stands for one option, so it can be marked only where one option is the whole answer.
  if (question.kind !== 'multiple')
    options.forEach(({ right }, index) => {
      verdicts[right ? 'right' : 'wrong'] += hands[index] ?? 0
      if (right) earned += hands[index] ?? 0
    })
  return {
    questionId: question.id,
    n: responses.length + hands.reduce((sum, count) => sum + count, 0),
    ...verdicts,
    earned,
    options: options.map(({ id }, index) => ({ id, count: countChosen(id) + (hands[index] ?? 0) })),
  }
}
