import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/workshop.ts'
import { parseParticipants } from '#common/domain/workshops/parse-participants.ts'

describe('people from a file or from pasted lines', () => {
  it.each([
    ['names alone', 'Amina\nBinod\n'],
    ['a head in English', 'Name,Office\nAmina,\nBinod,\n'],
    ['a head in French, parted by semicolons', '\uFEFFOrganisme;Nom et prénom\r\n;Amina\r\n;Binod\r\n'],
    ['a head in Arabic, parted by tabs', 'الجهة\tالاسم\n\tAmina\n\tBinod'],
    ['empty lines and spaces', '\n  Amina \n\n\t\nBinod\n\n'],
  ])('are read from %s', (_, text) => {
    expect(parseParticipants(text)).toEqual({
      people: [
        { name: 'Amina', organisation: '' },
        { name: 'Binod', organisation: '' },
      ],
      faults: [],
    })
  })

  it('keep a comma and a line break inside quotes', () => {
    expect(parseParticipants('"El Idrissi, Amina","Town\nhall"\n').people).toEqual([
      { name: 'El Idrissi, Amina', organisation: 'Town hall' },
    ])
  })

  it('tell of each row that was left out, by its number', () => {
    const long = 'a'.repeat(PARTICIPANT_NAME_MAX_LENGTH + 1)
    expect(parseParticipants(`name;office\nAmina;A\n;B\n${long};C\nAMINA;D\nBinod;E\n`, ['binod'])).toEqual({
      people: [{ name: 'Amina', organisation: 'A' }],
      faults: [
        { row: 3, fault: 'name-missing', text: ' B' },
        { row: 4, fault: 'name-long', text: 'a'.repeat(PARTICIPANT_NAME_MAX_LENGTH) },
        { row: 5, fault: 'name-twice', text: 'AMINA' },
        { row: 6, fault: 'name-twice', text: 'Binod' },
      ],
    })
  })

  it('are no more than a workshop may have', () => {
    const { people, faults } = parseParticipants(Array.from({ length: 502 }, (_, index) => `Person ${index}`).join('\n'))
    expect([people.length, faults.map(({ fault }) => fault)]).toEqual([500, ['too-many', 'too-many']])
  })

  it('never break on anything that was pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { people } = parseParticipants(text)
        expect(people.every(({ name }) => name !== '' && !/[\n\r\u202E]/.test(name))).toBe(true)
      }),
    )
  })
})
