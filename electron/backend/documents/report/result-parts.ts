import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { ActivityResult, ShownPost } from '#common/domain/room/rules/activity-result.ts'
import type { ReportQuote, ReportSection } from '#common/domain/reports/report-section.ts'
import type { ReportQuestion } from '#common/domain/reports/workshop-report.ts'
import { oneLine } from '#backend/documents/one-line.ts'
import { choiceParts, orderParts } from './choice-parts.ts'
import { placeParts } from './place-parts.ts'
import { questionParts } from './question-parts.ts'
import { ratingParts } from './rating-parts.ts'
import type { Teller } from './teller.ts'

/** What a result adds to a section. */
export type ResultParts = Partial<Pick<ReportSection, 'says' | 'chart' | 'table' | 'quotes' | 'note' | 'parts'>>

export interface ToldResult {
  readonly result: ActivityResult
  /** Its list, in the language of the report where there is one. */
  readonly items: readonly string[]
  readonly multiple: boolean
  readonly questions: readonly ReportQuestion[]
  /** Names of the workshop's groups. */
  readonly groups: readonly string[]
}

/** A result in words, with its chart and its table. */
export function resultParts(told: ToldResult, teller: Teller): ResultParts {
  const { result, items } = told
  switch (result.kind) {
    case 'choices':
      return choiceParts(result, items, told.multiple, teller)
    case 'questions':
      return questionParts(result, told.questions, teller)
    case 'words':
      return wordParts(result, teller)
    case 'posts':
      return postParts(result, told.groups, teller)
    case 'order':
      return orderParts(result, items, teller)
    case 'ratings':
      return { ...ratingParts(result, items, teller), quotes: quotesOf(result.comments, told.groups, teller) }
    case 'places':
      return placeParts(result, items, teller)
    default:
      return assertNever(result)
  }
}

/** Words drawn; the table has all of them. */
const CLOUD_MOST = 40

function wordParts({ n, words }: Extract<ActivityResult, { kind: 'words' }>, { words: said, fill }: Teller): ResultParts {
  const [first] = words
  if (first === undefined) return { says: [said.nobody] }
  const most = Math.max(...words.map(({ count }) => count))
  return {
    says: [fill(said.words, { word: first.text, count: first.count, words: words.length, n })],
    chart: {
      kind: 'words',
      words: words
        .slice(0, CLOUD_MOST)
        .map(({ text, count }) => ({ text: oneLine(text), count, size: most === 1 ? 0 : (count - 1) / (most - 1) })),
    },
    table: { head: [said.word, said.times], rows: words.map(({ text, count }) => [oneLine(text), count]) },
  }
}

function postParts({ n, posts }: Extract<ActivityResult, { kind: 'posts' }>, groups: readonly string[], teller: Teller): ResultParts {
  const { words, fill } = teller
  const [first] = posts
  if (first === undefined) return { says: [words.nobody] }
  const says = [fill(words.posts, { posts: posts.length, n })]
  if (first.votes > 0) says.push(fill(words.postsVoted, { text: first.text, votes: first.votes }))
  return { says, quotes: quotesOf(posts, groups, teller) }
}

function quotesOf(posts: readonly ShownPost[], groups: readonly string[], { words, fill }: Teller): readonly ReportQuote[] {
  return posts.map(({ text, votes, merged, group, by }) => {
    const groupName = group === undefined ? undefined : groups[group]
    const details = [
      ...(groupName === undefined ? [] : [fill(words.group, { name: groupName })]),
      ...(votes > 0 ? [fill(words.votes, { count: votes })] : []),
      ...(merged > 0 ? [fill(words.alike, { count: merged })] : []),
      ...(by === undefined || by === '' ? [] : [oneLine(by)]),
    ]
    return { text: oneLine(text), detail: details.join(' · ') }
  })
}
