import type { Question } from '#common/domain/quizzes/question.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import { findAnswerKind } from '#common/domain/room/rules/answer-kinds.ts'
import { BOARD_COLUMNS } from '#common/domain/room/wall/wall-settings.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'
import { toProjectorView, type ProjectorView } from '#common/domain/room/views/projector.ts'
import { getActivityRules, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { activity, closedRoom, person, run, workshop } from '#tests/support/room/rooms.ts'

const WORDS = {
  en: 'The municipal office for housing and the one for schools agree on one register of newcomers before the school year begins',
  ar: 'يتفق مكتب السكن ومكتب المدارس في البلدية على سجل واحد للوافدين قبل بداية السنة الدراسية وعلى من يحدّثه كل أسبوع',
  unbroken: 'Verwaltungszusammenarbeitsvereinbarungen',
} as const
/** What a room is written in: a language, or English of one endless word. */
type Writing = keyof typeof WORDS

/** A text of so many characters that no other number has. */
function text(writing: Writing, number: number, length: number): string {
  return `${String(number)}. ${WORDS[writing]
    .repeat(Math.ceil(length / WORDS[writing].length))
    .slice(0, length)
    .trim()}`
}

const languageOf = (writing: Writing): 'en' | 'ar' => (writing === 'ar' ? 'ar' : 'en')

export interface Shown {
  readonly name: string
  readonly view: ProjectorView
  /** All that must be on the projector in whole, on one page or another. */
  readonly texts: readonly string[]
}

const people = Array.from({ length: 12 }, (_, index) => person(index + 1))
const ITEM_LENGTH = 70
const POST_LENGTH = 240
const POSTS = 9
const OPTIONS = 6
const OPTION_LENGTH = 110
const STEM_LENGTH = 230

function answerTo(kind: ActivityKind, size: number, index: number): RoomAnswer | undefined {
  switch (findAnswerKind(kind)) {
    case 'choice':
      return { kind: 'choice', items: [index % size] }
    case 'question':
      return { kind: 'question', response: { kind: 'single', optionId: `o${String(index % OPTIONS)}` } }
    case 'order':
      return { kind: 'order', items: Array.from({ length: size }, (_, item) => (item + index) % size) }
    case 'ratings':
      return { kind: 'ratings', steps: Array.from({ length: size }, (_, item) => (item + index) % 4) }
    case 'places':
      return { kind: 'places', places: Array.from({ length: size }, (_, item) => ({ power: (item + index) % 4, interest: item % 4 })) }
    case undefined:
      return undefined
  }
}

function longQuestion(writing: Writing, id: number): Question {
  return {
    id: `q${String(id)}`,
    title: text(writing, id, 60),
    stemHtml: `<p>${text(writing, 90 + id, STEM_LENGTH)}</p>`,
    points: 1,
    competencies: [],
    contentHash: '',
    explanationHtml: '<p></p>',
    kind: 'single',
    options: Array.from({ length: OPTIONS }, (_, index) => ({
      id: `o${String(index)}`,
      html: text(writing, 10 + index, OPTION_LENGTH),
      right: index === OPTIONS - 1,
      feedbackHtml: '',
    })),
  }
}

/** An activity with as many items as it may have, each long, answered by everybody. */
function fullRun(kind: ActivityKind, writing: Writing): ActivityRun {
  const rules = getActivityRules(kind)
  const size = rules.items?.max ?? 0
  const items = Array.from({ length: size }, (_, index) => text(writing, 10 + index, ITEM_LENGTH))
  const questions =
    rules.questions === undefined ? [] : Array.from({ length: rules.questions.max }, (_, index) => longQuestion(writing, index + 1))
  const hasPosts = findAnswerKind(kind) === undefined
  return run({
    activity: activity({ kind, title: text(writing, 1, 80), promptHtml: `<p>${text(writing, 2, 160)}</p>`, items, names: 'facilitator' }),
    questions: { [languageOf(writing)]: questions },
    state: 'revealed',
    shownKeys: [],
    ballots: Object.fromEntries(
      people.flatMap(({ id }, index) => {
        const answer = answerTo(kind, size, index)
        if (answer === undefined) return []
        return [[id, answer.kind === 'question' ? Object.fromEntries(questions.map(question => [question.id, answer])) : { '': answer }]]
      }),
    ),
    posts: (hasPosts ? people.slice(0, POSTS) : []).map(({ id }, index) => ({
      id: `post-${String(index)}`,
      by: id,
      group: kind === 'group-work' ? index : undefined,
      text: kind === 'word-cloud' ? `word${String(index)}` : text(writing, 30 + index, POST_LENGTH),
      state: 'shown',
      mergedInto: undefined,
      votes: [],
    })),
  })
}

/** What the projector shows of it while it is open, and its results. */
export function fullScreens(kind: ActivityKind, writing: Writing): readonly Shown[] {
  const [one, lang] = [fullRun(kind, writing), languageOf(writing)]
  const planned = workshop({ languages: [lang], groups: Array.from({ length: POSTS }, (_, index) => `Table ${String(index + 1)}`) })
  const room = closedRoom(people, { runs: [one], currentRun: one.id })
  const question = one.questions[lang]?.[0]
  const options = question !== undefined && 'options' in question ? question.options.map(({ html }) => html) : []
  const titles = one.questions[lang]?.map(({ title }) => title) ?? []
  const posts = one.posts.map(({ text: written }) => written)
  const screens = (['activity', 'results'] as const).map(screen => ({
    name: `${kind} ${writing} ${screen}`,
    view: toProjectorView({ ...room, projection: { kind: screen, runId: one.id } }, planned, 'http://192.168.43.1/ACDEFG', new Date()),
    texts: textsOf(kind, screen, { items: one.activity.items, options, titles, posts }),
  }))
  return kind === 'question-wall' ? [...screens, showBoard(one, writing)] : screens
}

/** The same posts on a board of as many columns as it may have. */
function showBoard(one: ActivityRun, writing: Writing): Shown {
  const names = languageOf(writing)
  const columns = Array.from({ length: BOARD_COLUMNS.max }, (_, index) => text(names, 60 + index, 20))
  const posts = one.posts.map((post, index) => ({ ...post, column: index % columns.length, heading: index > columns.length ? '' : 'A' }))
  const room = closedRoom(people, { runs: [{ ...one, posts, wall: { order: 'time', columns } }], currentRun: one.id })
  return {
    name: `board ${writing}`,
    view: toProjectorView(
      { ...room, projection: { kind: 'results', runId: one.id } },
      workshop({ languages: [languageOf(writing)] }),
      'http://192.168.43.1/ACDEFG',
      new Date(),
    ),
    texts: posts.map(post => post.text),
  }
}

interface Texts {
  readonly items: readonly string[]
  readonly options: readonly string[]
  readonly titles: readonly string[]
  readonly posts: readonly string[]
}

function textsOf(kind: ActivityKind, screen: 'activity' | 'results', { items, options, titles, posts }: Texts): readonly string[] {
  if (kind === 'quiz-round') return options
  if (kind === 'pre-test' || kind === 'post-test') return screen === 'results' ? titles : []
  if (kind === 'word-cloud') return screen === 'results' ? posts : []
  return posts.length > 0 ? posts : items
}
