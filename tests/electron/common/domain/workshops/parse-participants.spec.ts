import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/workshop.ts'
import { parseParticipants } from '#common/domain/workshops/parse-participants.ts'

describe('parseParticipants', () => {
  it.each([
    ['names alone', 'Amina\nBinod\n'],
    ['English column headings', 'Name,Office\nAmina,\nBinod,\n'],
    ['French column headings and semicolons', '\uFEFFOrganisme;Nom et prénom\r\n;Amina\r\n;Binod\r\n'],
    ['Arabic column headings and tabs', 'الجهة\tالاسم\n\tAmina\n\tBinod'],
    ['empty lines and spaces', '\n  Amina \n\n\t\nBinod\n\n'],
  ])('parses %s', (_, text) => {
    expect(parseParticipants(text)).toEqual({
      people: [
        { name: 'Amina', organisation: '' },
        { name: 'Binod', organisation: '' },
      ],
      problems: [],
    })
  })

  it('keeps commas and line breaks in quotes', () => {
    expect(parseParticipants('"El Idrissi, Amina","Town\nhall"\n').people).toEqual([
      { name: 'El Idrissi, Amina', organisation: 'Town hall' },
    ])
  })

  it('reports each row that was left out, with its number', () => {
    const long = 'a'.repeat(PARTICIPANT_NAME_MAX_LENGTH + 1)
    expect(parseParticipants(`name;office\nAmina;A\n;B\n${long};C\nAMINA;D\nBinod;E\n`, ['binod'])).toEqual({
      people: [{ name: 'Amina', organisation: 'A' }],
      problems: [
        { row: 3, problem: 'name-missing', text: ' B' },
        { row: 4, problem: 'name-long', text: 'a'.repeat(PARTICIPANT_NAME_MAX_LENGTH) },
        { row: 5, problem: 'name-twice', text: 'AMINA' },
        { row: 6, problem: 'name-twice', text: 'Binod' },
      ],
    })
  })

  it('stops at the limit of participants', () => {
    const { people, problems } = parseParticipants(Array.from({ length: 502 }, (_, index) => `Person ${index}`).join('\n'))
    expect([people.length, problems.map(({ problem }) => problem)]).toEqual([500, ['too-many', 'too-many']])
  })

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { people } = parseParticipants(text)
        expect(people.every(({ name }) => name !== '' && !/[\n\r\u202E]/.test(name))).toBe(true)
      }),
    )
  })
})
