import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { AGE_BANDS, type RoomParticipant, type Sex } from '#common/domain/room/rules/participant.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import type { ActivityRun, RoomPost, RoomState } from '#common/domain/room/state.ts'
import type { PlannedActivity, Workshop } from '#common/domain/workshops/workshop.ts'
import { choice, option } from '#tests/support/questions.ts'
import { activity, closedRoom, testId, person, run, session, workshop } from './rooms.ts'

/** Texts of a room, so that the same room can be told in another script. */
export interface RoomTexts {
  readonly lang: Locale
  readonly title: string
  readonly place: string
  readonly organisation: string
  readonly sessions: readonly string[]
  readonly coffee: string
  readonly names: readonly string[]
  readonly organisations: readonly string[]
  readonly options: readonly string[]
  readonly actors: readonly string[]
  readonly statements: readonly string[]
  readonly words: readonly string[]
  readonly posts: readonly string[]
  readonly questions: readonly string[]
  readonly titles: {
    readonly poll: string
    readonly words: string
    readonly wall: string
    readonly ranking: string
    readonly scale: string
    readonly matrix: string
    readonly quiz: string
    readonly evaluation: string
  }
  readonly prompt: string
}

export const ENGLISH: RoomTexts = {
  lang: 'en',
  title: 'Migration in our town',
  place: 'Sousse',
  organisation: 'Institute for Local Governance',
  sessions: ['Welcome', 'Who counts, who is missing?', 'Who can help, who can stop it', 'From talk to plan', 'What we take home'],
  coffee: 'Coffee',
  names: ['Amina El Khoury', 'Ngozi Adebayo', 'Pedro Castillo', 'Sunita Shrestha', 'Marie-Claire Ndiaye'],
  organisations: ['Municipality of Sousse', 'Regional Employment Office', 'Women’s Cooperative', 'Chamber of Crafts'],
  options: ['Housing', 'Work and training', 'School places'],
  actors: ['Town council', 'Employers', 'Diaspora associations', 'Landlords'],
  statements: ['I know whom to ask for figures', 'I can name three actors in my town', 'I know our own duties'],
  words: ['work', 'family', 'papers', 'hope', 'language', 'rent', 'school', 'trust'],
  posts: ['Who pays for the interpreters?', 'How do we reach people without papers?', 'Can the region share its figures?'],
  questions: ['What a stock counts', 'A rate and a share', 'Who is a resident'],
  titles: {
    poll: 'Where to begin',
    words: 'One word for migration',
    wall: 'What we want to know',
    ranking: 'What comes first',
    scale: 'Where I stand',
    matrix: 'Map of actors',
    quiz: 'Reading figures',
    evaluation: 'How was today?',
  },
  prompt: 'Think of your own town. What comes to your mind?',
}

const PEOPLE = 34

/** A whole workshop that was run, with every kind of activity in it. */
export function reportRoom(texts: RoomTexts = ENGLISH): { readonly workshop: Workshop; readonly room: RoomState } {
  const people = Array.from({ length: PEOPLE }, (_, index) => makePerson(index, texts))
  const ids = people.map(({ id }) => id)
  const names = ['one', 'two', 'three', 'four', 'five']
  const agenda = names.flatMap((id, index) => {
    const slides =
      index === 1
        ? [{ title: texts.titles.quiz, html: `<p>${texts.prompt}</p><ul><li>${texts.words.slice(0, 3).join('</li><li>')}</li></ul>` }]
        : []
    const planned = session(id, {
      title: texts.sessions[index] ?? id,
      minutes: 30 + index * 5,
      script: { html: '', steps: [], sayHtml: '', debrief: [], troubles: [], withoutDevicesHtml: '', slides },
    })
    return index === 2 ? [{ kind: 'break' as const, id: 'coffee', title: texts.coffee, minutes: 15 }, planned] : [planned]
  })
  const plan = workshop({
    title: texts.title,
    place: texts.place,
    organisation: texts.organisation,
    languages: [texts.lang],
    agenda,
    groups: ['A', 'B'],
  })
  const attendance = Object.fromEntries(
    names
      .slice(0, 4)
      .map((id, index) => [id, Object.fromEntries(ids.slice(index === 3 ? 9 : index * 2).map(personId => [personId, 'joined' as const]))]),
  )
  const room = closedRoom(people, {
    attendance,
    runs: makeRuns(texts, ids),
    replanned: [{ entryId: 'five', minutes: 0, dropped: true }],
    parked: texts.posts.slice(0, 2).map((text, index) => ({ id: testId(600 + index), text, at: '' })),
  })
  return { workshop: plan, room: { ...room, run: makeTimes(['one', 'two', 'coffee', 'three', 'four']) } }
}

function makeTimes(entries: readonly string[]): RoomState['run'] {
  return entries.map((entryId, index) => ({
    entryId,
    startedAt: new Date(Date.UTC(2026, 2, 5, 9, index * 35)).toISOString(),
    endedAt: new Date(Date.UTC(2026, 2, 5, 9, index * 35 + 33)).toISOString(),
  }))
}

function makePerson(index: number, texts: RoomTexts): RoomParticipant {
  const sexes: readonly Sex[] = ['woman', 'woman', 'man', 'man', 'woman', 'unsaid']
  return person(index + 1, {
    name: index < texts.names.length ? (texts.names[index] ?? '') : `${texts.names[index % texts.names.length] ?? ''} ${String(index)}`,
    lang: texts.lang,
    organisation: texts.organisations[Math.min(3, Math.floor(index / 11))] ?? '',
    sex: sexes[index % sexes.length],
    ageBand: AGE_BANDS[1 + (index % 4)],
    nameConfirmed: index % 7 !== 3,
  })
}

type Answer = (index: number) => RoomAnswer

function ballots(ids: readonly string[], answer: Answer, part = ''): ActivityRun['ballots'] {
  return Object.fromEntries(ids.map((id, index) => [id, { [part]: answer(index) }]))
}

function makePosts(texts: readonly string[], ids: readonly string[], first: number): RoomPost[] {
  return texts.map((text, index) => ({
    id: testId(first + index),
    by: ids[index % ids.length] ?? '',
    group: index % 2,
    text,
    state: 'shown',
    mergedInto: undefined,
    votes: ids.slice(0, Math.max(0, 7 - index * 3)),
  }))
}

function makeRuns(texts: RoomTexts, ids: readonly string[]): ActivityRun[] {
  const of = (
    id: keyof RoomTexts['titles'],
    kind: PlannedActivity['kind'],
    items: readonly string[],
    over: Partial<PlannedActivity> = {},
  ): PlannedActivity => activity({ id, kind, title: texts.titles[id], promptHtml: `<p>${texts.prompt}</p>`, items, ...over })
  const questions: readonly Question[] = texts.questions.map((title, index) =>
    choice('single', [option('a', true), option('b', false), option('c', false)], { id: `q-${String(index)}`, title }),
  )
  const cloud = texts.words.flatMap((word, index) => Array.from({ length: 9 - index }, () => word))
  return [
    run({
      id: 'pre',
      activity: activity({ id: 'pre', kind: 'pre-test', title: texts.titles.quiz, items: [] }),
      questions: { [texts.lang]: questions },
      ballots: quizBallots(ids.slice(0, 28), questions, 2),
    }),
    run({
      id: 'poll',
      activity: of('poll', 'poll', texts.options),
      ballots: ballots(ids, index => ({ kind: 'choice', items: [index % 5 === 0 ? 2 : index % 3 === 0 ? 0 : 1] })),
      hands: { '': [1, 2, 0] },
    }),
    run({ id: 'words', activity: of('words', 'word-cloud', []), posts: makePosts(cloud, ids, 1000) }),
    run({ id: 'wall', activity: of('wall', 'question-wall', []), posts: makePosts(texts.posts, ids, 2000) }),
    run({
      id: 'ranking',
      activity: of('ranking', 'ranking', texts.options),
      ballots: ballots(ids, index => ({ kind: 'order', items: index % 3 === 0 ? [0, 1, 2] : [1, 2, 0] })),
    }),
    run({
      id: 'scale',
      activity: of('scale', 'scale', texts.statements),
      ballots: ballots(ids, index => ({ kind: 'ratings', steps: [index % 3, index % 2, index % 4] })),
    }),
    run({
      id: 'scale~2',
      activity: of('scale', 'scale', texts.statements),
      ballots: ballots(ids, index => ({ kind: 'ratings', steps: [2 + (index % 2), 1 + (index % 3), index % 4] })),
    }),
    run({
      id: 'matrix',
      activity: of('matrix', 'stakeholder-matrix', texts.actors),
      ballots: ballots(ids, index => ({
        kind: 'places',
        places: [
          { power: 3, interest: 2 + (index % 2) },
          { power: 2, interest: index % 2 },
          { power: index % 3, interest: 3 },
          { power: 1 + (index % 2), interest: 0 },
        ],
      })),
    }),
    run({
      id: 'quiz',
      activity: of('quiz', 'quiz-round', []),
      questions: { [texts.lang]: questions },
      ballots: quizBallots(ids, questions, 3),
    }),
    run({
      id: 'post',
      activity: activity({ id: 'post', kind: 'post-test', title: texts.titles.quiz, items: [] }),
      questions: { [texts.lang]: questions },
      ballots: quizBallots(ids.slice(3), questions, 5),
    }),
    run({
      id: 'evaluation',
      activity: of('evaluation', 'evaluation', texts.statements.slice(0, 2), { names: 'anonymous' }),
      ballots: ballots(ids, index => ({ kind: 'ratings', steps: [2 + (index % 2), index % 4] })),
      posts: makePosts(texts.posts.slice(1).toSorted(), ids, 3000).map(post => ({ ...post, by: '', votes: [], group: undefined })),
    }),
  ]
}

/** The more `known`, the more are right. */
function quizBallots(ids: readonly string[], questions: readonly Question[], known: number): ActivityRun['ballots'] {
  const isRight = (person: number, item: number): boolean => (person * 7 + item * 3) % 6 < known - item
  return Object.fromEntries(
    ids.map((id, index) => [
      id,
      Object.fromEntries(
        questions.map((question, item) => [
          question.id,
          {
            kind: 'question',
            response: { kind: 'single', optionId: isRight(index, item) ? 'a' : index % 2 === 0 ? 'b' : 'c' },
          } satisfies RoomAnswer,
        ]),
      ),
    ]),
  )
}

export const ARABIC: RoomTexts = {
  lang: 'ar',
  title: 'الهجرة في مدينتنا',
  place: 'سوسة',
  organisation: 'معهد الحوكمة المحلية',
  sessions: ['ترحيب', 'من يُحسب ومن يغيب؟', 'من يساعد ومن يعرقل', 'من الكلام إلى الخطة', 'ما نأخذه معنا'],
  coffee: 'استراحة',
  names: ['أمينة الخوري', 'فاطمة بن علي', 'محمد الحداد', 'Pedro Castillo', 'ليلى حسن'],
  organisations: ['بلدية سوسة', 'مكتب التشغيل الجهوي', 'تعاونية النساء', 'Chamber of Crafts'],
  options: ['السكن', 'العمل والتدريب', 'مقاعد المدارس'],
  actors: ['المجلس البلدي', 'أصحاب العمل', 'جمعيات الجاليات', 'مالكو المساكن'],
  statements: ['أعرف ممن أطلب الأرقام', 'أستطيع تسمية ثلاث جهات في مدينتي', 'أعرف واجباتنا نحن'],
  words: ['عمل', 'أسرة', 'أوراق', 'أمل', 'لغة', 'إيجار', 'مدرسة', 'ثقة'],
  posts: ['من يدفع للمترجمين؟', 'كيف نصل إلى من لا أوراق لهم؟', 'هل تشاركنا الجهة أرقامها؟'],
  questions: ['ما الذي يعدّه المخزون', 'المعدل والنسبة', 'من هو المقيم'],
  titles: {
    poll: 'من أين نبدأ',
    words: 'كلمة واحدة عن الهجرة',
    wall: 'ما نريد معرفته',
    ranking: 'ما يأتي أولًا',
    scale: 'أين أقف',
    matrix: 'خريطة الجهات',
    quiz: 'قراءة الأرقام',
    evaluation: 'كيف كان اليوم؟',
  },
  prompt: 'فكّر في مدينتك. ماذا يخطر ببالك؟',
}
