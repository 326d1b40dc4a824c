import type { Question } from '#common/domain/quizzes/question.ts'
import type { ActivityRun, RoomPost } from '#common/domain/room/state.ts'
import { toProjectorView, type ProjectorView } from '#common/domain/room/views/projector.ts'
import { activity, closedRoom, person, run, workshop } from '#tests/support/room/rooms.ts'

/** A screen as most rooms have it: few choices, short texts. */
interface OrdinaryScreen {
  readonly name: string
  readonly view: ProjectorView
  /** In two languages at once. */
  readonly isPaired: boolean
}

const people = Array.from({ length: 24 }, (_, index) => person(index + 1))

const TEXTS = {
  en: {
    title: 'Where to begin',
    prompt: 'Where would you begin if you had one year?',
    items: ['Housing', 'Work', 'Language courses', 'School places'],
    actors: ['Mayor', 'Housing office', 'Diaspora association', 'Police', 'Schools', 'Newcomers'],
    stem: 'Who decides where newcomers may live in Belcora?',
    options: ['The municipality', 'The region', 'The ministry', 'Each landlord'],
    words: ['housing', 'work', 'trust', 'language', 'school', 'time', 'money', 'papers', 'neighbours', 'health', 'rights', 'respect'],
  },
  ar: {
    title: 'من أين نبدأ',
    prompt: 'من أين تبدأ لو كانت أمامك سنة واحدة؟',
    items: ['السكن', 'العمل', 'دروس اللغة', 'المقاعد المدرسية'],
    actors: ['رئيس البلدية', 'مكتب السكن', 'جمعية الجالية', 'الشرطة', 'المدارس', 'الوافدون'],
    stem: 'من يقرر أين يسكن الوافدون في بلكورا؟',
    options: ['البلدية', 'الإقليم', 'الوزارة', 'كل مالك'],
    words: ['سكن', 'عمل', 'ثقة', 'لغة', 'مدرسة', 'وقت', 'مال', 'أوراق', 'جيران', 'صحة', 'حقوق', 'احترام'],
  },
} as const
type Lang = keyof typeof TEXTS

function ordinaryQuestion(lang: Lang): Question {
  const { stem, options } = TEXTS[lang]
  return {
    id: 'q1',
    title: stem,
    stemHtml: `<p>${stem}</p>`,
    points: 1,
    competencies: [],
    contentHash: '',
    explanationHtml: '<p></p>',
    kind: 'single',
    options: options.map((html, index) => ({ id: `o${String(index)}`, html, right: index === 0, feedbackHtml: '' })),
  }
}

function posts(texts: readonly string[], times: number): readonly RoomPost[] {
  return texts.flatMap((text, index) =>
    Array.from({ length: 1 + ((index * 7) % times) }, (_, copy) => ({
      id: `post-${String(index)}-${String(copy)}`,
      by: people[copy]?.id ?? '',
      group: undefined,
      text,
      state: 'shown' as const,
      mergedInto: undefined,
      votes: [],
    })),
  )
}

/** Nobody chooses the last. */
function choose(count: number): ActivityRun['ballots'] {
  return Object.fromEntries(
    people.map(({ id }, index) => [id, { '': { kind: 'choice', items: [(index * index) % (count - 1)] } as const }]),
  )
}

const PAIR = ['en', 'ar'] as const
type Shown = Lang | 'both'

/** The same in Arabic beside English. */
function inBoth(one: ActivityRun, name: string): ActivityRun {
  const { title, prompt, items, actors } = TEXTS.ar
  const size = one.activity.items.length
  const translated = name === 'matrix' ? actors : items.slice(0, size)
  const translations = { ar: { title, promptHtml: `<p>${prompt}</p>`, items: size === 0 ? [] : translated } }
  const questions = one.questions.en === undefined ? {} : { ...one.questions, ar: [ordinaryQuestion('ar')] }
  return { ...one, activity: { ...one.activity, translations }, questions }
}

function ordinaryRuns(lang: Lang): Readonly<Record<string, ActivityRun>> {
  const { title, prompt, items, actors, words } = TEXTS[lang]
  const promptHtml = `<p>${prompt}</p>`
  const cloud = activity({ kind: 'word-cloud', title, promptHtml, items: [] })
  const steps = actors.map((_, index) => ({ power: index % 4, interest: (index * 3 + 1) % 4 }))
  return {
    poll: run({ activity: activity({ title, promptHtml, items }), ballots: choose(items.length) }),
    quiz: run({
      activity: activity({ kind: 'quiz-round', title, promptHtml, items: [] }),
      questions: { [lang]: [ordinaryQuestion(lang)] },
      shownKeys: ['q1'],
      ballots: Object.fromEntries(
        people.map(({ id }, index) => [
          id,
          { q1: { kind: 'question', response: { kind: 'single', optionId: `o${String((index * index) % 3)}` } } as const },
        ]),
      ),
    }),
    'cloud of 0': run({ activity: cloud }),
    'cloud of 2': run({ activity: cloud, posts: posts(words.slice(0, 2), 3) }),
    'cloud of 12': run({ activity: cloud, posts: posts(words, 9) }),
    matrix: run({
      activity: activity({ kind: 'stakeholder-matrix', title, promptHtml, items: actors }),
      ballots: Object.fromEntries(people.map(({ id }) => [id, { '': { kind: 'places', places: steps } as const }])),
    }),
    scale: run({
      activity: activity({ kind: 'scale', title, promptHtml, items: items.slice(0, 3) }),
      ballots: Object.fromEntries(
        people.map(({ id }, index) => [id, { '': { kind: 'ratings', steps: [index % 4, (index * 3) % 4, 3] } as const }]),
      ),
    }),
    ranking: run({
      activity: activity({ kind: 'ranking', title, promptHtml, items }),
      ballots: Object.fromEntries(people.map(({ id }) => [id, { '': { kind: 'order', items: [2, 0, 1, 3] } as const }])),
    }),
    hands: run({ activity: activity({ kind: 'show-of-hands', title, promptHtml, items: [] }), hands: { '': [17] } }),
  }
}

/** `both`: English and Arabic at once. */
export function ordinaryScreens(lang: Shown): readonly OrdinaryScreen[] {
  const planned = workshop({ languages: lang === 'both' ? PAIR : [lang] })
  const runs = Object.entries(ordinaryRuns(lang === 'both' ? 'en' : lang)).map(
    ([name, one]) => [name, lang === 'both' ? inBoth(one, name) : one] as const,
  )
  const languages = { mode: lang === 'both' ? 'both' : 'one', langs: planned.languages, seconds: 15 } as const
  return runs.flatMap(([name, one]) =>
    (name === 'cloud of 0' ? (['activity'] as const) : (['activity', 'results'] as const)).map(screen => {
      const shown = screen === 'activity' ? { ...one, state: 'open' as const, shownKeys: [] } : one
      const room = closedRoom(people, {
        isOpen: true,
        closedAt: undefined,
        runs: [shown],
        currentRun: one.id,
        projection: { kind: screen, runId: one.id },
        projector: { cornerCode: true, languages },
      })
      const isPaired = lang === 'both'
      return { isPaired, name: `${name} ${lang} ${screen}`, view: toProjectorView(room, planned, 'http://192.168.43.1/ACDEFG', new Date()) }
    }),
  )
}
