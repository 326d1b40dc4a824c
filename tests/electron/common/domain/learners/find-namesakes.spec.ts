import { describe, expect, it } from 'vitest'
import { findNamesakes } from '#common/domain/learners/find-namesakes.ts'

describe('namesakes among learners', () => {
  it('are those whose names differ in capitals, accents and spaces at most', () => {
    const learners = ['Rosa Pérez', 'rosa perez', 'Rosa', 'Binod'].map(name => ({ id: name, name }))
    expect([...findNamesakes(learners)]).toEqual(['Rosa Pérez', 'rosa perez'])
  })
})
