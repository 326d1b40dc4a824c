import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ACTIVITY_KINDS } from '#common/domain/workshops/activity-kinds.ts'
import { findPart, PART_TITLES } from '#common/domain/guides/guide-parts.ts'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'

const CONTEXT = { courseId: 'small', version: '1.0.0', lessonIds: new Map<string, string>() }
const GUIDE = readFileSync(fileURLToPath(new URL('../../../../fixtures/shelf/small/en/workshop.md', import.meta.url)), 'utf8')

function parse(from: string | RegExp = '', to = '') {
  const text = GUIDE.replace(from, to)
  if (from !== '' && text === GUIDE) throw new Error(`Nothing to replace: ${String(from)}`)
  return parseGuide(text, CONTEXT)
}

/** Problems by the words of their line rather than its number: a change above moves it. */
function told(from: string | RegExp, to = ''): readonly string[] {
  const lines = GUIDE.replace(from, to).split('\n')
  return parse(from, to).problems.map(({ line, column, code }) => `${lines[line - 1]?.slice(0, 30)}:${column} ${code}`)
}

describe('a guide', () => {
  it('is read whole, without a problem', () => {
    const { guide, problems, declarations, references } = parse()
    expect(problems).toEqual([])
    expect(guide).toMatchObject({
      title: 'Workshop: one day, one figure',
      room: 'Tables for five, one wall.',
      participants: '12–30',
      materials: ['Flip-chart sheets: 2 for each table', 'Cards in two colours: 15 for each table'],
      agendas: {
        'half-day': ['welcome', 'place-the-actors', 'break-1', 'close'],
        'one-day': ['welcome', 'place-the-actors', 'break-1', 'plan', 'lunch', 'close'],
      },
      sources: [1],
      handOuts: [{ id: 'hand-out-plan', title: 'Who, what, when', html: expect.stringContaining('<table>') }],
    })
    expect(guide.html).toContain('<a href="#source-1">1</a>')
    expect(guide.sessions.map(({ kind, id, minutes }) => `${kind} ${id} ${minutes}`)).toEqual([
      'session welcome 60',
      'session place-the-actors 75',
      'break break-1 15',
      'session plan 150',
      'break lunch 60',
      'session close 35',
    ])
    expect(declarations.map(({ kind, id }) => `${kind} ${id}`)).toContain('guide map-room')
    expect(references.filter(({ kind }) => kind === 'question').map(({ target }) => target)).toEqual([
      'q-single',
      'q-multiple',
      'q-true',
      'q-gap',
      'q-numeric',
      'q-numeric',
      'q-single',
      'q-multiple',
      'q-true',
      'q-gap',
    ])
  })

  it('has all parts of a session', () => {
    expect(parse().guide.sessions[1]).toEqual({
      kind: 'session',
      id: 'place-the-actors',
      title: 'Who sits where?',
      minutes: 75,
      shortening: { kind: 'drop' },
      html: '<p>The table sees who is missing.</p>',
      steps: [
        { minutes: 15, kind: 'input', html: 'Explain the two lines.', activityId: undefined },
        { minutes: 40, kind: 'activity', html: 'Tables place their actors.', activityId: 'map-room' },
        { minutes: 20, kind: 'plenary', html: 'Each table shows one actor that moved.', activityId: undefined },
      ],
      sayHtml: '<p>Put each actor where it stands today, not where it should stand.</p>',
      debrief: ['Who was hard to place?', 'Who is missing?', 'Whom will you call?'],
      troubles: ['A table argues about one actor: let it stand between two fields.'],
      withoutDevicesHtml: '<p>Cards on a sheet with a cross.</p>',
      activities: [
        {
          id: 'map-room',
          kind: 'stakeholder-matrix',
          title: 'Who sits where?',
          promptHtml: '<p>Place each of these by influence and interest.</p>',
          items: ['Regional employment office', 'Parish of Millside', 'School'],
          questionIds: [],
          multiple: false,
          anonymous: false,
        },
      ],
      slides: [{ title: '', html: expect.stringContaining('src="/files/small/1.0.0/media/circle.svg"') }],
    })
  })

  it('is read the same with CRLF', () => {
    expect(parseGuide(GUIDE.replaceAll('\n', '\r\n'), CONTEXT)).toEqual(parse())
  })

  it('may have the headings of any of our languages', () => {
    const french = GUIDE.replaceAll('### Steps', '### Étapes')
      .replaceAll('### Say', '### À dire')
      .replaceAll('### Debrief', '### Retour en commun')
      .replaceAll('### What goes wrong', '### Ce qui peut mal tourner')
      .replaceAll('### Without devices', '### Sans appareils')
      .replaceAll(' min: ', ' min : ')
      .replaceAll('### Activity: ', '### Activité : ')
    expect(parseGuide(french, CONTEXT)).toMatchObject({
      problems: [],
      guide: { sessions: [{ activities: [{ title: 'What do you know?' }, {}], steps: [{ minutes: 10 }, {}, {}] }, {}, {}, {}, {}, {}] },
    })
  })
})

describe('a faulty guide', () => {
  it.each([
    ['steps that do not add up', '- 10 min: Read', '- 15 min: Read', ['## Welcome {#welcome minutes=6:12 guide-minutes-sum']],
    ['a step without minutes', '- 10 min: Read', '- Read', ['- Read the purpose aloud. {kin:1 guide-step-form']],
    ['a step without a kind', ' aloud. {kind=input}', ' aloud.', ['- 10 min: Read the purpose alo:1 guide-step-kind']],
    ['a step of an unknown kind', 'aloud. {kind=input}', 'aloud. {kind=talk}', ['- 10 min: Read the purpose alo:35 guide-step-kind']],
    [
      'a step that runs an activity of nowhere',
      'activity=one-word',
      'activity=two-words',
      ['- 30 min: One word from each t:37 guide-activity-unknown', '### Activity: One word {#one-w:25 guide-activity-unused'],
    ],
    [
      'a step that runs no activity',
      'table. {kind=activity activity=one-word}',
      'table. {kind=activity}',
      ['- 30 min: One word from each t:37 guide-activity-unknown', '### Activity: One word {#one-w:25 guide-activity-unused'],
    ],
    [
      'a lecture',
      /- 15 min: Explain.*\n- 40/,
      '- 25 min: Explain {kind=input}\n- 30',
      ['- 25 min: Explain {kind=input}:1 guide-input-long'],
    ],
    [
      'a day of listening',
      'Tables place their actors. {kind=activity activity=map-room}',
      'A talk. {kind=input}',
      [
        '  half-day: [welcome, place-th:13 guide-input-share',
        '- 40 min: A talk. {kind=input}:1 guide-input-long',
        '### Activity: Who sits where? :32 guide-activity-unused',
      ],
    ],
    ['a speech in place of an instruction', 'Write who, what and when.', `${'word '.repeat(61)}`, ['### Say:1 guide-say-long']],
    ['an instruction that is no quotation', '> Write who', 'Write who', ['Write who, what and when.:1 guide-part-form']],
    ['two questions at the end', '3. With what money?\n', '', ['### Debrief:1 guide-debrief-count']],
    ['four questions at the end', '3. With what money?\n', '3. With what?\n4. Why?\n', ['### Debrief:1 guide-debrief-count']],
    ['text beside a list', '- Everything is urgent', 'Often:\n\n- Everything is urgent', ['Often::1 guide-part-form']],
    ['a part that is missing', /### Without devices\nShow hands\.\n/, '', ['## A plan {#plan minutes=150 l:1 guide-part-missing']],
    ['a part that is empty', 'Show hands.', '', ['### Without devices:1 guide-part-missing']],
    [
      'a part that is none',
      '### Without devices\nShow',
      '### With devices\nShow',
      ['## A plan {#plan minutes=150 l:1 guide-part-missing', '### With devices:1 guide-part-unknown'],
    ],
    [
      'a session without minutes',
      'minutes=150 least=90',
      'least=90',
      [
        '  one-day: [welcome, place-the:12 guide-agenda-length',
        '## A plan {#plan least=90}:11 field-missing',
        '## A plan {#plan least=90}:11 guide-minutes-sum',
        '## A plan {#plan least=90}:11 guide-shortening',
      ],
    ],
    [
      'minutes that are none',
      'minutes=15 kind=break',
      'minutes=0.5 kind=break',
      ['  half-day: [welcome, place-th:13 guide-agenda-length', '## Break {#break-1 minutes=0.5:20 field-form'],
    ],
    ['no word on what to shorten', 'minutes=150 least=90', 'minutes=150', ['## A plan {#plan minutes=150}:11 guide-shortening']],
    [
      'two words on what to shorten',
      'minutes=150 least=90',
      'minutes=150 least=90 drop=yes',
      ['## A plan {#plan minutes=150 l:11 guide-shortening'],
    ],
    ['more least minutes than minutes', 'least=90', 'least=160', ['## A plan {#plan minutes=150 l:11 guide-shortening']],
    [
      'an answer other than yes',
      'drop=yes',
      'drop=no',
      ['## Who sits where? {#place-the:20 guide-shortening', '## Who sits where? {#place-the:50 attribute-broken'],
    ],
    [
      'a kind of section that is none',
      'minutes=60 kind=break',
      'minutes=60 kind=lunch',
      expect.arrayContaining(['## Lunch {#lunch minutes=60 ki:10 guide-section-kind']),
    ],
    [
      'an unknown kind of activity',
      'kind=word-cloud',
      'kind=cloud',
      ['- 30 min: One word from each t:37 guide-activity-unknown', '### Activity: One word {#one-w:24 guide-activity-kind'],
    ],
    ['a list that is too short', '- Parish of Millside\n- School\n', '', ['### Activity: Who sits where? :31 guide-items-count']],
    [
      'a list where none belongs',
      'What do you expect from today?',
      'What?\n- This',
      ['### Activity: One word {#one-w:24 guide-items-count'],
    ],
    [
      'too few questions',
      'questions=q-single,q-multiple,q-true,q-gap,q-numeric',
      'questions=q-single',
      ['### Activity: What do you know:33 guide-questions-count', '### Activity: And now? {#after:25 guide-tests-differ'],
    ],
    [
      'other questions after than before',
      'questions=q-numeric,q-single',
      'questions=q-short,q-single',
      ['### Activity: And now? {#after:25 guide-tests-differ'],
    ],
    [
      'questions where none belong',
      'kind=word-cloud',
      'kind=word-cloud questions=q-single',
      ['### Activity: One word {#one-w:24 attribute-unknown'],
    ],
    [
      'several choices where there are none',
      'kind=stakeholder-matrix',
      'kind=stakeholder-matrix multiple=yes',
      ['### Activity: Who sits where? :31 attribute-unknown'],
    ],
    [
      'an activity without an id',
      '{#map-room kind',
      '{kind',
      ['- 40 min: Tables place their a:38 guide-activity-unknown', '### Activity: Who sits where? :31 id-missing'],
    ],
    ['no slide', /> \[!SLIDE\] Who does what\?\n> And when\?\n/, '', ['## A plan {#plan minutes=150 l:1 guide-slide-count']],
    ['a slide of an essay', '> And when?', `> ${'word '.repeat(40)}`, ['> [!SLIDE] Who does what?:1 slide-too-long']],
    [
      'a block that no guide has',
      '> [!SLIDE] Who does what?',
      '> [!NOTE] Who\n> Text.\n\n> [!SLIDE] Who does what?',
      ['> [!NOTE] Who:1 block-misplaced'],
    ],
    ['a short day', 'minutes=60 kind=break', 'minutes=20 kind=break', ['  one-day: [welcome, place-the:12 guide-agenda-length']],
    [
      'a session no agenda uses',
      'break-1, plan, lunch',
      'break-1, lunch',
      expect.arrayContaining(['## A plan {#plan minutes=150 l:12 guide-session-unused']),
    ],
    [
      'an agenda with a session of nowhere',
      'place-the-actors, break-1, plan',
      'place-the-actors, pause, break-1, plan',
      ['  one-day: [welcome, place-the:40 guide-session-unknown'],
    ],
    [
      'a session twice in one day',
      'place-the-actors, break-1, plan',
      'place-the-actors, break-1, plan, plan',
      ['  one-day: [welcome, place-the:55 id-repeated'],
    ],
    [
      'a day in another order than the file',
      'break-1, plan, lunch',
      'plan, break-1, lunch',
      ['  one-day: [welcome, place-the:46 guide-agenda-order'],
    ],
    [
      'no evaluation at the end',
      'kind=evaluation anonymous=yes',
      'kind=scale',
      ['  half-day: [welcome, place-th:13 guide-activity-wanted', '  one-day: [welcome, place-the:12 guide-activity-wanted'],
    ],
    ['an agenda that is missing', /\n {2}half-day.*/, '', ['  one-day: [welcome, place-the:3 field-missing']],
    ['no hand-out', /## Hand-out[^]*$/, '', ['title: "Workshop: one day, one:8 guide-handout-count']],
    ['an empty hand-out', /\n\| Who[^]*$/, '', ['## Hand-out: Who, what, when {:1 stem-missing']],
    ['few kinds of activities', 'kind=stakeholder-matrix', 'kind=poll', []],
    [
      'two front matter fields missing',
      /purpose:.*\nroom:.*\n/,
      '',
      ['title: "Workshop: one day, one:1 field-missing', 'title: "Workshop: one day, one:1 field-missing'],
    ],
  ])('tells of %s', (_, from, to, expected) => {
    expect(told(from, to)).toEqual(expected)
  })

  it('tells of too few kinds of activities', () => {
    const text = GUIDE.replace('kind=stakeholder-matrix', 'kind=poll')
      .replace('kind=word-cloud', 'kind=show-of-hands')
      .replace('kind=show-of-hands', 'kind=evaluation')
      .replace('What do you expect from today?', 'What?\n- This')
    expect(parseGuide(text, CONTEXT).problems.map(({ code }) => code)).toEqual(['guide-kinds-few'])
  })
})

describe('the words of a guide', () => {
  it.each(LOCALES)('name every part in %s', locale => {
    for (const [part, titles] of Object.entries(PART_TITLES)) expect(findPart(` ${titles[locale].toUpperCase()}`)).toBe(part)
  })

  it('has one list of kinds, each with what it needs', () => {
    expect(Object.keys(ACTIVITY_KINDS).toSorted()).toEqual([
      'evaluation',
      'group-work',
      'open-question',
      'poll',
      'post-test',
      'pre-test',
      'question-wall',
      'quiz-round',
      'ranking',
      'scale',
      'show-of-hands',
      'stakeholder-matrix',
      'word-cloud',
    ])
  })
})
