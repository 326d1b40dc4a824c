import { describe, expect, it } from 'vitest'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'
import { CONTEXT, GUIDE, listProblems } from './small-guide.ts'

describe('a guide as a whole', () => {
  it.each([
    [
      'too much input in a day',
      'Tables place their actors. {kind=activity activity=map-room}',
      'A talk. {kind=input}',
      [
        '  half-day: [welcome, place-th:13 guide-input-share',
        '- 40 min: A talk. {kind=input}:1 guide-input-long',
        '### Activity: Who sits where? :32 guide-activity-unused',
      ],
    ],
    [
      'an unknown kind of section',
      'minutes=60 kind=break',
      'minutes=60 kind=lunch',
      expect.arrayContaining(['## Lunch {#lunch minutes=60 ki:10 guide-section-kind']),
    ],
    [
      'a post-test that differs from the pre-test',
      'questions=q-numeric,q-single',
      'questions=q-short,q-single',
      ['### Activity: And now? {#after:25 guide-tests-differ'],
    ],
    ['a short day', 'minutes=60 kind=break', 'minutes=20 kind=break', ['  one-day: [welcome, place-the:12 guide-agenda-length']],
    [
      'an unused session',
      'break-1, plan, lunch',
      'break-1, lunch',
      expect.arrayContaining(['## A plan {#plan minutes=150 l:12 guide-session-unused']),
    ],
    [
      'an agenda with an unknown session',
      'place-the-actors, break-1, plan',
      'place-the-actors, pause, break-1, plan',
      ['  one-day: [welcome, place-the:40 guide-session-unknown'],
    ],
    [
      'a session repeated in a day',
      'place-the-actors, break-1, plan',
      'place-the-actors, break-1, plan, plan',
      ['  one-day: [welcome, place-the:55 id-repeated'],
    ],
    [
      'an agenda in another order than the file',
      'break-1, plan, lunch',
      'plan, break-1, lunch',
      ['  one-day: [welcome, place-the:46 guide-agenda-order'],
    ],
    [
      'no evaluation at the end',
      'kind=evaluation names=anonymous',
      'kind=scale',
      ['  half-day: [welcome, place-th:13 guide-activity-wanted', '  one-day: [welcome, place-the:12 guide-activity-wanted'],
    ],
    ['a missing agenda', /\n {2}half-day.*/, '', ['  one-day: [welcome, place-the:3 field-missing']],
    [
      'a short agenda that takes two hours',
      /\n {2}half-day/,
      '\n  short: [welcome, plan]\n  half-day',
      [
        '  short: [welcome, plan]:10 guide-agenda-length',
        '  short: [welcome, plan]:10 guide-activity-wanted',
        '  short: [welcome, plan]:10 guide-activity-wanted',
      ],
    ],
    [
      'a two-hour agenda without tests and evaluation',
      /\n {2}half-day/,
      '\n  two-hours: [place-the-actors, close]\n  half-day',
      ['  two-hours: [place-the-actors:14 guide-activity-wanted'],
    ],
    [
      'a second pre-test with other questions',
      '### Activity: One word {#one-word kind=word-cloud names=anonymous}\nWhat do you expect from today?',
      '### Activity: Once more {#one-word kind=pre-test questions=q-single,q-multiple,q-true,q-gap,q-short}\nAgain.',
      ['### Activity: Once more {#one-:26 guide-tests-differ'],
    ],
    ['no hand-out', /## Hand-out[^]*$/, '', ['title: "Workshop: one day, one:8 guide-handout-count']],
    ['an empty hand-out', /\n\| Who[^]*$/, '', ['## Hand-out: Who, what, when {:1 stem-missing']],
    ['few kinds of activities', 'kind=stakeholder-matrix', 'kind=poll', []],
    [
      'two front matter fields missing',
      /purpose:.*\nroom:.*\n/,
      '',
      ['title: "Workshop: one day, one:1 field-missing', 'title: "Workshop: one day, one:1 field-missing'],
    ],
  ])('reports %s', (_, from, to, expected) => {
    expect(listProblems(from, to)).toEqual(expected)
  })

  it('reports too few kinds of activities', () => {
    const text = GUIDE.replace('kind=stakeholder-matrix', 'kind=poll')
      .replace('kind=word-cloud', 'kind=show-of-hands')
      .replace('kind=show-of-hands', 'kind=evaluation')
      .replace('What do you expect from today?', 'What?\n- This')
    expect(parseGuide(text, CONTEXT).problems.map(({ code }) => code)).toEqual(['guide-kinds-few'])
  })
})
