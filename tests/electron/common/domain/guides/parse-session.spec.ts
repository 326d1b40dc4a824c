import { describe, expect, it } from 'vitest'
import { listProblems } from './small-guide.ts'

describe('a session of a guide', () => {
  it.each([
    ['steps that do not add up', '- 10 min: Read', '- 15 min: Read', ['## Welcome {#welcome minutes=6:12 guide-minutes-sum']],
    ['a step without minutes', '- 10 min: Read', '- Read', ['- Read the purpose aloud. {kin:1 guide-step-form']],
    ['a step without a kind', ' aloud. {kind=input}', ' aloud.', ['- 10 min: Read the purpose alo:1 guide-step-kind']],
    ['a step of an unknown kind', 'aloud. {kind=input}', 'aloud. {kind=talk}', ['- 10 min: Read the purpose alo:35 guide-step-kind']],
    [
      'a step with an unknown activity',
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
      'input that is too long',
      /- 15 min: Explain.*\n- 40/,
      '- 25 min: Explain {kind=input}\n- 30',
      ['- 25 min: Explain {kind=input}:1 guide-input-long'],
    ],
    ['an instruction that is too long', 'Write who, what and when.', `${'word '.repeat(61)}`, ['### Say:1 guide-say-long']],
    ['an instruction outside a quotation', '> Write who', 'Write who', ['Write who, what and when.:1 guide-part-form']],
    ['two debrief questions', '3. With what money?\n', '', ['### Debrief:1 guide-debrief-count']],
    ['four debrief questions', '3. With what money?\n', '3. With what?\n4. Why?\n', ['### Debrief:1 guide-debrief-count']],
    ['text next to a list', '- Everything is urgent', 'Often:\n\n- Everything is urgent', ['Often::1 guide-part-form']],
    ['a missing part', /### Without devices\nShow hands\.\n/, '', ['## A plan {#plan minutes=150 l:1 guide-part-missing']],
    ['an empty part', 'Show hands.', '', ['### Without devices:1 guide-part-missing']],
    [
      'an unknown part',
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
      'invalid minutes',
      'minutes=15 kind=break',
      'minutes=0.5 kind=break',
      ['  half-day: [welcome, place-th:13 guide-agenda-length', '## Break {#break-1 minutes=0.5:20 field-form'],
    ],
    ['a missing shortening', 'minutes=150 least=90', 'minutes=150', ['## A plan {#plan minutes=150}:11 guide-shortening']],
    [
      'two kinds of shortening',
      'minutes=150 least=90',
      'minutes=150 least=90 drop=yes',
      ['## A plan {#plan minutes=150 l:11 guide-shortening'],
    ],
    ['a minimum above the minutes', 'least=90', 'least=160', ['## A plan {#plan minutes=150 l:11 guide-shortening']],
    [
      'an answer other than yes',
      'drop=yes',
      'drop=no',
      ['## Who sits where? {#place-the:20 guide-shortening', '## Who sits where? {#place-the:50 attribute-broken'],
    ],
    ['no slide', /> \[!SLIDE\] Who does what\?\n> And when\?\n/, '', ['## A plan {#plan minutes=150 l:1 guide-slide-count']],
    ['a slide that is too long', '> And when?', `> ${'word '.repeat(40)}`, ['> [!SLIDE] Who does what?:1 slide-too-long']],
    [
      'a block that guides do not have',
      '> [!SLIDE] Who does what?',
      '> [!NOTE] Who\n> Text.\n\n> [!SLIDE] Who does what?',
      ['> [!NOTE] Who:1 block-misplaced'],
    ],
  ])('reports %s', (_, from, to, expected) => {
    expect(listProblems(from, to)).toEqual(expected)
  })
})
