import { describe, expect, it } from 'vitest'
import {
  toParticipantsInput,
  toSavableParticipants,
  removeGroup,
  addParticipants,
} from '#renderer/features/workshops/participants/participants-draft.ts'

const person = (name: string, group?: number) => ({ id: name, name, organisation: '', group })

describe('the draft of participants and groups', () => {
  it('keeps participants in their groups when another group is removed', () => {
    const draft = { participants: [person('A', 0), person('B', 1), person('C', 2), person('D')], groups: ['Red', 'Blue', 'Green'] }
    const { participants, groups } = removeGroup(draft, 1)
    expect(groups).toEqual(['Red', 'Green'])
    expect(participants.map(({ group }) => group)).toEqual([0, undefined, 1, undefined])
  })

  it('keeps the saved name where the field is empty or too long, and numbers groups without a name', () => {
    const saved = { participants: [person('A'), person('B')], groups: ['Red'] }
    const participants = [
      { ...person('A'), name: '  ' },
      { ...person('B'), name: 'B'.repeat(121) },
      { ...person('C'), name: '' },
    ]
    const savable = toSavableParticipants({ participants, groups: ['R'.repeat(161), ' '] }, saved)
    expect(savable).toEqual({ ...saved, groups: ['Red', ' '] })
    expect(toParticipantsInput(savable).groups).toEqual(['Red', '2'])
  })

  it('appends new participants, each with an id', () => {
    const draft = { participants: [person('A')], groups: [] }
    const { participants } = addParticipants(draft, [{ name: 'B', organisation: 'Port', group: '' }], () => 'new')
    expect(participants).toEqual([person('A'), { id: 'new', name: 'B', organisation: 'Port', group: undefined }])
  })

  it('puts new participants into the groups that the list names, and creates those that are missing', () => {
    const people = ['red', 'Blue', ''].map((group, index) => ({ name: `Person ${index}`, organisation: '', group }))
    const { participants, groups } = addParticipants({ participants: [], groups: ['Red'] }, people, () => 'new')
    expect([groups, participants.map(({ group }) => group)]).toEqual([
      ['Red', 'Blue'],
      [0, 1, undefined],
    ])
  })
})
