import { describe, expect, it } from 'vitest'
import { listProblems } from './small-guide.ts'

describe('an activity of a guide', () => {
  it.each([
    [
      'an unknown kind of activity',
      'kind=word-cloud',
      'kind=cloud',
      ['- 30 min: One word from each t:37 guide-activity-unknown', '### Activity: One word {#one-w:24 guide-activity-kind'],
    ],
    [
      'a slide that would stand on every phone',
      'What do you expect from today?',
      'What do you expect from today?\n\n> [SLIDE] One\n> Samira will cry.',
      ['> [SLIDE] One:1 near-block'],
    ],
    ['a list that is too short', '- Parish of Millside\n- School\n', '', ['### Activity: Who sits where? :31 guide-items-count']],
    [
      'a list where none is allowed',
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
      'questions where none are allowed',
      'kind=word-cloud',
      'kind=word-cloud questions=q-single',
      ['### Activity: One word {#one-w:24 attribute-unknown'],
    ],
    [
      'multiple choices where they are not allowed',
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
  ])('reports %s', (_, from, to, expected) => {
    expect(listProblems(from, to)).toEqual(expected)
  })
})
