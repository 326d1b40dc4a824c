import { describe, expect, it } from 'vitest'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'
import { CONTEXT, GUIDE, parse } from './small-guide.ts'

describe('a guide', () => {
  it('is parsed without problems', () => {
    const { guide, problems, declarations, references } = parse()
    expect(problems).toEqual([])
    expect(guide).toMatchObject({
      title: 'Workshop: one day, one figure',
      room: 'Tables for five, one wall.',
      participants: '12–30',
      materials: ['Flip-chart sheets: 2 for each table', 'Cards in two colours: 15 for each table'],
      agendas: {
        short: [],
        'two-hours': [],
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

  it('has all parts of its sessions', () => {
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
          names: 'facilitator',
        },
      ],
      slides: [{ title: '', html: expect.stringContaining('src="/files/small/1.0.0/media/circle.svg"') }],
    })
  })

  it('is parsed the same with CRLF line endings', () => {
    expect(parseGuide(GUIDE.replaceAll('\n', '\r\n'), CONTEXT)).toEqual(parse())
  })

  it('can have headings in any language', () => {
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
