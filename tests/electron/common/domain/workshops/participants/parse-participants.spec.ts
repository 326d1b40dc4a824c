import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseParticipants, type ParsedParticipants } from '#common/domain/workshops/participants/parse-participants.ts'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/workshop.ts'

/** "name / organisation" of everybody who was read. */
const readPeople = (text: string): readonly string[] =>
  parseParticipants(text).people.map(({ name, organisation }) => `${name} / ${organisation}`)
const listProblems = ({ problems }: ParsedParticipants): readonly string[] =>
  problems.map(({ row, problem, text }) => `${row} ${problem} ${text}`)

const listLines = ({ people, problems, alreadyListed, headingLine }: ParsedParticipants): readonly number[] => [
  ...people.map(({ line }) => line),
  ...problems.map(({ row }) => row),
  ...alreadyListed,
  ...(headingLine === undefined ? [] : [headingLine]),
]

describe('parseParticipants', () => {
  it.each([
    ['names alone', 'Amina\nBinod\n'],
    ['English column headings', 'Name,Office\nAmina,\nBinod,\n'],
    ['French column headings and semicolons', '\uFEFFOrganisme;Nom et prénom\r\n;Amina\r\n;Binod\r\n'],
    ['Arabic column headings and tabs', 'الجهة\tالاسم\n\tAmina\n\tBinod'],
    ['empty lines and spaces', '\n  Amina \n\n\t\nBinod\n\n'],
    ['the line breaks of an old Mac', 'Amina\rBinod\r'],
    ['a spreadsheet’s line about its separator', 'sep=;\nNom complet;Structure\nAmina;\nBinod;'],
    ['marks of direction around names', '\u202BAmina\u202C\n\u200EBinod\u200E'],
  ])('parses %s', (_, text) => {
    expect(readPeople(text)).toEqual(['Amina / ', 'Binod / '])
  })

  it('keeps commas and line breaks in quotes', () => {
    expect(readPeople('"El Idrissi, Amina","Town\nhall"\n"Sam ""Sami"" Haddad",Port\n')).toEqual([
      'El Idrissi, Amina / Town hall',
      'Sam "Sami" Haddad / Port',
    ])
  })

  it('reports each line that was left out, with its number', () => {
    const long = 'a'.repeat(PARTICIPANT_NAME_MAX_LENGTH + 1)
    const parsed = parseParticipants(`name;office\nAmina;A\n\n;B\n${long};C\nAMINA;A\ns@x.org;D\n17;E\nname;office\nTotal: 5;\n`)
    expect(parsed.people.map(({ name, line }) => `${line} ${name}`)).toEqual(['2 Amina'])
    expect(listProblems(parsed)).toEqual([
      '4 name-missing B',
      `5 name-long ${'a'.repeat(PARTICIPANT_NAME_MAX_LENGTH)}`,
      '6 name-twice AMINA',
      '7 name-is-address s@x.org',
      '8 no-person 17',
      '9 no-person name',
      '10 no-person Total: 5',
    ])
  })

  it('reports an organisation that is too long, and cuts none', () => {
    const fits = 'o'.repeat(PARTICIPANT_NAME_MAX_LENGTH)
    const { people, problems } = parseParticipants(`Amal,${fits}\nBasma,${fits}o`)
    expect(people.map(({ organisation }) => organisation)).toEqual([fits])
    expect(problems).toEqual([{ row: 2, problem: 'cell-long', text: 'Basma' }])
  })

  it('stops at the limit of participants', () => {
    const { people, problems } = parseParticipants(Array.from({ length: 502 }, (_, index) => `Person ${index}`).join('\n'))
    expect([people.length, problems.map(({ problem }) => problem)]).toEqual([500, ['too-many', 'too-many']])
  })
})

describe('a name in two columns', () => {
  it.each([
    ['French', 'Nom;Prénom;Structure\nBENALI;Samira;Mairie\nBENALI;Youssef;Port', ['Samira BENALI / Mairie', 'Youssef BENALI / Port']],
    [
      'Moodle’s',
      '"First name","Last name","Email address"\nAmina,Haddad,a@x.org\nAmina,Okoro,o@x.org',
      ['Amina Haddad / ', 'Amina Okoro / '],
    ],
    [
      'Arabic',
      'الاسم الأول,اسم العائلة,الجهة\nأمينة,بن سالم,البلدية\nيوسف,بن سالم,الجمعية',
      ['أمينة بن سالم / البلدية', 'يوسف بن سالم / الجمعية'],
    ],
    ['capital English', 'NAME,SURNAME,ORGANISATION\nGrace,Mensah,Port\nGrace,Addo,Port', ['Grace Mensah / Port', 'Grace Addo / Port']],
    ['Spanish', 'Nombre;Primer apellido;Segundo apellido\nAna;Silva;Ruiz', ['Ana Silva Ruiz / ']],
    ['Arabic with the father’s', 'الاسم\tاسم الأب\tاللقب\nسامي\tعلي\tحداد', ['سامي علي حداد / ']],
  ])('is one name: %s headings', (_, text, people) => {
    const parsed = parseParticipants(text)
    expect(parsed.people.map(({ name, organisation }) => `${name} / ${organisation}`)).toEqual(people)
    expect([parsed.problems, parsed.isCertain]).toEqual([[], true])
  })

  it('gives way to a column of whole names', () => {
    expect(readPeople('Full name,First name,Last name\nAmina El Idrissi,Amina,El Idrissi')).toEqual(['Amina El Idrissi / '])
  })
})

describe('lines above the headings', () => {
  it('are skipped, and named', () => {
    const parsed = parseParticipants(
      'Liste des participants;;\nDu 3 au 4 mars;;\n;;\nN°;Nom et prénom;Structure\n1;Samira Benali;Mairie\nTotal : 1;;',
    )
    expect(parsed.people.map(({ name }) => name)).toEqual(['Samira Benali'])
    expect(listProblems(parsed)).toEqual([
      '1 above-headings Liste des participants',
      '2 above-headings Du 3 au 4 mars',
      '6 name-missing Total : 1',
    ])
    expect(parsed.columns).toEqual([
      { title: 'N°', role: 'unused' },
      { title: 'Nom et prénom', role: 'name' },
      { title: 'Structure', role: 'organisation' },
    ])
  })

  it.each([
    [
      'a form’s time stamps',
      'Timestamp,What is your full name?,Office\n2026/03/02 9:14,Samira Benali,Town hall',
      ['Samira Benali / Town hall'],
    ],
    ['a column of numbers', '1;Samira Benali;Town hall\n2;Binod Thapa;Port', ['Samira Benali / Town hall', 'Binod Thapa / Port']],
    ['a column of times', '2/3/2026 9:14:02 AM\tSamira Benali\tPort', ['Samira Benali / Port']],
    ['addresses of an e-mail', 'Samira Benali <s@x.org>; Binod Thapa <b@x.org>', ['Samira Benali / ', 'Binod Thapa / ']],
    ['addresses with family names first', 'To: Benali, Samira <s@x.org>, "Thapa, Binod" <b@x.org>', ['Samira Benali / ', 'Binod Thapa / ']],
    ['addresses in a table', 'Nom;Structure\nSamira Benali <s@x.org>;Mairie', ['Samira Benali / Mairie']],
    ['family names first', 'Benali, Samira\nThapa, Binod', ['Samira Benali / ', 'Binod Thapa / ']],
    ['organisations after a comma', 'Samira Benali, Port\nBinod Thapa, Port', ['Samira Benali / Port', 'Binod Thapa / Port']],
    ['Arabic commas', 'سامي حداد، البلدية\nأمينة علي، الميناء', ['سامي حداد / البلدية', 'أمينة علي / الميناء']],
  ])('or beside names are no people: %s', (_, text, people) => {
    expect(readPeople(text)).toEqual(people)
  })

  it('names an address without a name', () => {
    expect(listProblems(parseParticipants('s@x.org, Binod Thapa <b@x.org>'))).toEqual(['1 name-missing s@x.org'])
  })

  it('lets the facilitator say what the columns hold where no heading does', () => {
    const text = 'Benali,Samira\nThapa,Binod'
    expect([parseParticipants(text).isCertain, readPeople(text)]).toEqual([false, ['Benali / Samira', 'Thapa / Binod']])
    const { people } = parseParticipants(text, { roles: ['family', 'given'] })
    expect(people.map(({ name }) => name)).toEqual(['Samira Benali', 'Binod Thapa'])
  })
})

describe('namesakes', () => {
  const text = 'Name,Organisation\nMohamed Amrani,Town hall\nMohamed Amrani,Port\nMaria Silva,Town hall\nMaría Silva,School'

  it('are kept where the organisation tells them apart, and asked about where accents differ', () => {
    const { people, problems } = parseParticipants(text)
    expect(problems).toEqual([])
    expect(people.map(({ name, organisation, like }) => [name, organisation, like?.name])).toEqual([
      ['Mohamed Amrani', 'Town hall', undefined],
      ['Mohamed Amrani', 'Port', undefined],
      ['Maria Silva', 'Town hall', undefined],
      ['María Silva', 'School', 'Maria Silva'],
    ])
  })

  it('are counted, not listed as problems, when the list is chosen again', () => {
    const { people, problems, alreadyListed } = parseParticipants(text, { known: parseParticipants(text).people })
    expect([people, problems, alreadyListed]).toEqual([[], [], [2, 3, 4, 5]])
  })

  it('are asked about where an organisation is missing', () => {
    const { people } = parseParticipants('Binod;Port', { known: [{ name: 'binod', organisation: '' }] })
    expect(people).toMatchObject([{ name: 'Binod', like: { name: 'binod', isToldApart: false } }])
  })
})

describe('a quotation mark that is never closed', () => {
  it.each([
    ['Amina,Port\n"Binod,Hall\nClara,School\nDina,Port', 2],
    ['Amina,Port\nBinod,"Hall\n"Clara","School"\n"Dina",Port', 2],
  ])('names its line, and the people below it stay: %j', (text, line) => {
    const parsed = parseParticipants(text)
    expect(parsed.people.map(({ name }) => name)).toEqual(['Amina', 'Clara', 'Dina'])
    expect(parsed.problems).toMatchObject([{ row: line, problem: 'quote-open' }])
  })

  it('is no matter inside a cell', () => {
    expect(readPeople('"Sam" Haddad,12" pipe works\nBinod,Port')).toEqual(['"Sam" Haddad / 12" pipe works', 'Binod / Port'])
  })
})

describe('columns of other things', () => {
  it('are told by their headings: groups are read, e-mail addresses and the rest are not', () => {
    const { columns, people } = parseParticipants('Nom;Groupe;E-mail;Allergies\nAmina;Rouge;a@x.org;noix')
    expect(columns.map(({ role }) => role)).toEqual(['name', 'group', 'email', 'unused'])
    expect(people).toMatchObject([{ name: 'Amina', organisation: '', group: 'Rouge' }])
  })
})

describe('letters that were read wrongly', () => {
  it.each(['Ren\u008Ee', 'Ren\uFFFDe', 'Lef\u0000vre', 'RenÃ©e', 'S\u001Bren'])('are named, never turned into spaces: %j', name => {
    expect(parseParticipants(`Amina;Port\n${name};Hall`).problems).toMatchObject([{ row: 2, problem: 'letters-wrong', text: name }])
  })

  it('are not those that names of other languages need', () => {
    expect(readPeople('Søren Ångström\nNguyễn Văn Ánh\nनरेन्द्र कार्की\nمی‌خواهم')).toHaveLength(4)
  })
})

describe('any list', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'Name',
      'Prénom',
      'Nom',
      'الجهة',
      'Group',
      'Amina',
      'amina',
      '"',
      '"Binod',
      's@x.org',
      '<s@x.org>',
      '12',
      'Total: 3',
      'sep=;',
    ),
  )
  const list = fc
    .array(fc.tuple(fc.array(cell, { maxLength: 4 }), fc.constantFrom(',', ';', '\t', ', ')), { maxLength: 12 })
    .map(rows => rows.map(([cells, delimiter]) => cells.join(delimiter)).join('\n'))

  it('loses no line in silence: each is a person, a problem, somebody known, the headings or blank', () => {
    fc.assert(
      fc.property(list, text => {
        const unquoted = text.replaceAll('"', '')
        const told = listLines(parseParticipants(unquoted, { known: [{ name: 'Amina', organisation: '' }] }))
        const lines = unquoted.replace(/\r\n?|[\u2028\u2029]/g, '\n').split('\n')
        expect(lines.filter((line, index) => /[\p{L}\p{N}]/u.test(line) && !told.includes(index + 1))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('tells each line once, quotation marks or not', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 6 }), cells => {
        const told = listLines(parseParticipants(cells.join('\n')))
        if (!cells.some(text => text.includes('<'))) expect(new Set(told).size).toBe(told.length)
      }),
    )
  })

  it('gives back what was written into it, quoted or not', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).map(written => `N${written.replace(/[\s\p{C}@]/gu, 'x')}n`)
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(text, text), { minLength: 1, maxLength: 10, selector: ([name]) => name.toLowerCase() }), rows => {
        const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`
        const parsed = parseParticipants(['Name,Organisation', ...rows.map(row => row.map(quote).join(','))].join('\r\n'))
        const found = [...parsed.people.map(({ name, organisation }) => [name, organisation]), ...parsed.problems]
        expect(found).toHaveLength(rows.length)
        expect(parsed.people.every(({ name, organisation }) => rows.some(row => row[0] === name && row[1] === organisation))).toBe(true)
      }),
    )
  })

  it('never throws, and gives names of one line without marks of direction, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { people } = parseParticipants(text)
        expect(people.every(({ name }) => name !== '' && !/[\n\r\u202E]/.test(name))).toBe(true)
      }),
    )
  })
})
