import { describe, expect, it } from 'vitest'
import { ACTIVITY_KINDS } from '#common/domain/workshops/activity-kinds.ts'

describe('activity kinds', () => {
  it('are complete', () => {
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
