import { describe, expect, it } from 'vitest'
import { createWorkshop } from '#common/domain/workshops/create-workshop.ts'
import { editedPeople, withoutGroup, withPeople } from '#renderer/features/workshops/people/people-draft.ts'

const person = (name: string, group?: number) => ({ id: name, name, organisation: '', group })

describe('people while they are edited', () => {
  it('stay in their groups when another group goes', () => {
    const draft = { participants: [person('A', 0), person('B', 1), person('C', 2), person('D')], groups: ['Red', 'Blue', 'Green'] }
    const { participants, groups } = withoutGroup(draft, 1)
    expect(groups).toEqual(['Red', 'Green'])
    expect(participants.map(({ group }) => group)).toEqual([0, undefined, 1, undefined])
  })

  it('keep the name they had where the field was emptied, and groups without a name get a number', () => {
    const kept = { ...createWorkshop('A talk', 'en', '', { id: 'x', now: new Date(0) }), participants: [person('A')] }
    const { participants, groups } = editedPeople({ participants: [{ ...person('A'), name: '  ' }], groups: ['Red', ' '] }, kept)
    expect([participants.map(({ name }) => name), groups]).toEqual([['A'], ['Red', '2']])
  })

  it('are added at the end, each with an id', () => {
    const { participants } = withPeople({ participants: [person('A')], groups: [] }, [{ name: 'B', organisation: 'Port' }], () => 'new')
    expect(participants).toEqual([person('A'), { id: 'new', name: 'B', organisation: 'Port', group: undefined }])
  })
})
