import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { ActivityResult, ShownPost } from '#common/domain/room/rules/results/activity-result.ts'
import { layOutBoard } from '#common/domain/room/wall/board.ts'
import { createSection, type ReportQuote, type ReportSection } from '#common/domain/reports/report-section.ts'
import type { ReportQuestion } from '#common/domain/reports/workshop-report.ts'
import { toLines, toSingleLine } from '#backend/documents/single-line.ts'
import { describeChoices, describeOrder } from './describe-choices.ts'
import { describeMatrix } from './describe-matrix.ts'
import { describeQuestions } from './describe-questions.ts'
import { describeRatings } from './describe-ratings.ts'
import type { ReportFormatter } from './report-formatter.ts'
import type { ResultParts } from './result-parts.ts'

export interface ResultInput {
  readonly result: ActivityResult
  /** The items of the activity, in the language of the report if available. */
  readonly items: readonly string[]
  /** Of a scale, in the same language; undefined: the usual ones. */
  readonly steps?: readonly string[] | undefined
  /** What the comments of an evaluation answer; undefined: the usual question. */
  readonly comment?: string | undefined
  readonly multiple: boolean
  readonly questions: readonly ReportQuestion[]
  /** Group names of the workshop. */
  readonly groups: readonly string[]
}

/** The result of an activity as sentences, chart and table. */
export function describeResult(input: ResultInput, formatter: ReportFormatter): ResultParts {
  const { result, items } = input
  switch (result.kind) {
    case 'choices':
      return describeChoices(result, items, input.multiple, formatter)
    case 'questions':
      return describeQuestions(result, input.questions, formatter)
    case 'words':
      return describeWords(result, formatter)
    case 'posts':
      return describePosts(result, input.groups, formatter)
    case 'order':
      return describeOrder(result, items, formatter)
    case 'ratings':
      return describeEvaluation(result, input, formatter)
    case 'places':
      return describeMatrix(result, items, formatter)
    default:
      return assertNever(result)
  }
}

/** Comments under the question they answer, below what is said about the statements. */
function describeEvaluation(
  result: Extract<ActivityResult, { kind: 'ratings' }>,
  { items, steps, comment, groups }: ResultInput,
  formatter: ReportFormatter,
): ResultParts {
  const quotes = toQuotes(result.comments, groups, formatter)
  const isRated = result.items.some(({ mean }) => mean !== undefined)
  const rated = quotes.length > 0 && !isRated ? {} : describeRatings(result, { items, ownSteps: steps }, formatter)
  if (quotes.length === 0) return rated
  const title = comment === undefined ? formatter.words.comments : toSingleLine(comment)
  return {
    ...rated,
    sentences: [...(rated.sentences ?? []), formatter.fill(formatter.words.commentCount, { comments: quotes.length, n: result.n })],
    parts: [createSection({ id: 'comments', title, quotes })],
  }
}

/** Words in the cloud; the table lists all. */
const MAX_CLOUD_WORDS = 40

/** More would be a list of words instead of a sentence. */
const NAMED_IN_A_TIE = 5

function describeWords({ n, words }: Extract<ActivityResult, { kind: 'words' }>, formatter: ReportFormatter): ResultParts {
  const { words: messages, fill, quote, quoteAll } = formatter
  const [first] = words
  if (first === undefined) return { sentences: [messages.nobody] }
  const most = Math.max(...words.map(({ count }) => count))
  const leaders = words.filter(({ count }) => count === most).map(({ text }) => text)
  const values = { count: most, words: words.length, n }
  return {
    sentences: [
      leaders.length > NAMED_IN_A_TIE
        ? fill(messages.wordsTieMany, { tied: leaders.length, ...values })
        : fill(leaders.length > 1 ? messages.wordsTie : messages.words, {
            word: quote(first.text),
            items: quoteAll(leaders),
            ...values,
          }),
    ],
    chart: {
      kind: 'words',
      words: words
        .slice(0, MAX_CLOUD_WORDS)
        .map(({ text, count }) => ({ text: toSingleLine(text), count, size: most === 1 ? 0 : (count - 1) / (most - 1) })),
    },
    table: {
      head: [messages.word, messages.times],
      rows: words.map(({ text, count, state }) => [markWaiting(toSingleLine(text), state, formatter), count]),
    },
  }
}

/** What nobody approved was not seen by the room. */
export function markWaiting(text: string, state: ShownPost['state'], { words }: ReportFormatter): string {
  return state === 'waiting' ? `${text} (${words.notApproved})` : text
}

function describePosts(
  { n, posts, columns = [] }: Extract<ActivityResult, { kind: 'posts' }>,
  groups: readonly string[],
  formatter: ReportFormatter,
): ResultParts {
  const { words, fill, quote } = formatter
  if (posts.length === 0) return { sentences: [words.nobody] }
  const sentences = [fill(words.posts, { posts: posts.length, n })]
  const most = posts.reduce<ShownPost | undefined>((best, post) => (post.votes > (best?.votes ?? 0) ? post : best), undefined)
  if (most !== undefined) sentences.push(fill(words.postsVoted, { text: quote(most.text), votes: most.votes }))
  if (columns.length === 0) return { sentences, quotes: toQuotes(posts, groups, formatter) }
  return { sentences, parts: toBoardParts(posts, columns, groups, formatter) }
}

/** A part for each column that has posts, and in it one for each heading. */
function toBoardParts(
  posts: readonly ShownPost[],
  columns: readonly string[],
  groups: readonly string[],
  formatter: ReportFormatter,
): readonly ReportSection[] {
  return layOutBoard(posts, columns).flatMap(({ name, groups: under }, column) => {
    if (under.length === 0) return []
    const id = `column-${String(column + 1)}`
    const quote = (grouped: readonly ShownPost[]): readonly ReportQuote[] => toQuotes(grouped, groups, formatter)
    const parts = under.flatMap(({ heading, posts: grouped }, index) =>
      heading === '' ? [] : [createSection({ id: `${id}-${String(index + 1)}`, title: toSingleLine(heading), quotes: quote(grouped) })],
    )
    const quotes = under.flatMap(({ heading, posts: grouped }) => (heading === '' ? quote(grouped) : []))
    return [createSection({ id, title: toSingleLine(name), quotes, parts })]
  })
}

function toQuotes(posts: readonly ShownPost[], groups: readonly string[], { words, fill }: ReportFormatter): readonly ReportQuote[] {
  return posts.map(({ text, votes, merged, group, by, state, answered = false }) => {
    const groupName = group === undefined ? undefined : groups[group]
    const details = [
      ...(groupName === undefined ? [] : [fill(words.group, { name: groupName })]),
      ...(votes > 0 ? [fill(words.votes, { count: votes })] : []),
      ...(merged > 0 ? [fill(words.alike, { count: merged })] : []),
      ...(answered ? [words.wallAnswered] : []),
      ...(state === 'waiting' ? [words.notApproved] : []),
      ...(by === undefined || by === '' ? [] : [toSingleLine(by)]),
    ]
    return { text: toLines(text), detail: details.join(' · ') }
  })
}
