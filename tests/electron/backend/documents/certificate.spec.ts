import { describe, expect, it } from 'vitest'
import type { Certificate } from '#common/domain/certificates/certificate.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { certificateRecord } from '#tests/support/certificate-record.ts'
import { readPdf, type ReadPdf } from '#tests/support/pdf/read-pdf.ts'

const PATIENCE_MS = 120_000
const MM = 72 / 25.4
const maker = sharedDocumentMaker()

async function made(overrides: Partial<Certificate>, paper: 'a4' | 'letter' = 'a4'): Promise<ReadPdf> {
  return readPdf(await maker.makeCertificate(certificateRecord(overrides), paper))
}

const expected: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Certificate of completion', '92%', 'Tunis, 5 March 2026', 'not a United Nations document'],
  fr: ['Certificat de réussite', '92 %', 'Tunis, le 5 mars 2026', 'n’émane pas des Nations Unies'],
  es: ['Certificado de finalización', '92 %', 'Tunis, 5 de marzo de 2026', 'No es un documento de las Naciones Unidas'],
  // pdf.js gives the words of a right-to-left line from left to right, and their digits backwards.
  ar: ['شهادة', 'إتمام', 'التدريبية', 'النهائي', 'مارس', 'JMDI'],
}

const names: Readonly<Record<string, string>> = {
  Latin: 'Zoë Ångström-Nguyễn',
  Arabic: 'فاطمة الزهراء بن عبد السلام',
  Devanagari: 'सुनीता श्रेष्ठ',
  Tifinagh: 'ⵜⵉⵣⵉⵔⵉ ⵏⴰⵢⵜ ⵡⴰⵔⵢⴰⵖⵍ',
  'mixed scripts': 'محمد Mohamed ⵎⵓⵃⵎⵎⴷ मोहम्मद',
  'West African Latin': 'Ọlájídé Ɓaaba Ŋɔŋɔ Ɛyadɛma',
  'joiners and marks': 'क्‍षमा ए‌ता\u200Fعلي\u200E é',
}

describe('a certificate', { timeout: PATIENCE_MS }, () => {
  it.each(LOCALES)('has its texts in %s', async lang => {
    const pdf = await made({ lang })
    for (const text of [...expected[lang], 'Amina El Khoury', 'Migration and local development', '7K3M-R9TX-4HVC'])
      expect(pdf.text).toContain(text)
    expect(pdf).toMatchObject({ pages: 1, lang, tagged: true, boxes: 0 })
    expect(pdf.title).toContain('Amina El Khoury')
    expect(pdf.roles).toContain('H1')
  })

  it.each([
    ['a4', 297, 210],
    ['letter', 279.4, 215.9],
  ] as const)('is one landscape page of %s', async (paper, width, height) => {
    const { size, pages } = await made({}, paper)
    expect(pages).toBe(1)
    expect(size.width).toBeCloseTo(width * MM, 1)
    expect(size.height).toBeCloseTo(height * MM, 1)
  })

  it.each(Object.entries(names))('draws a name in %s without a box', async (_, learnerName) => {
    expect(await maker.findUnsupportedLetters(learnerName)).toEqual([])
    for (const lang of LOCALES) {
      const pdf = await made({ learnerName, lang })
      expect(pdf).toMatchObject({ pages: 1, boxes: 0 })
      expect(pdf.title).toContain(learnerName.normalize('NFC'))
    }
  })

  it.each(['عبد الله بن سالم', 'عَبْدُ الرَّحْمٰنِ'])('keeps the marks above the name %s clear of the words above', async learnerName => {
    // As high as marks reach above their line, as a part of the size, and some air: the small alef of الله with its shadda.
    const reach = 1.25
    const filled = { organisation: 'بلدية سوسة', issuer: { organisation: 'I', signatoryName: 'N', signatoryTitle: 'T', place: 'P' } }
    for (const lang of ['en', 'ar'] as const) {
      const { placed } = await made({ ...filled, learnerName, lang })
      const name = placed.reduce((largest, piece) => (/[\u0600-\u06FF]/.test(piece.text) && piece.size > largest.size ? piece : largest))
      const above = Math.min(...placed.map(({ baseline }) => baseline).filter(baseline => baseline > name.baseline + name.size / 2))
      expect(above - name.baseline).toBeGreaterThan(reach * name.size)
    }
  })

  it('draws a box for a letter that no font has', async () => {
    expect(await maker.findUnsupportedLetters('漢')).toEqual(['漢'])
    expect((await made({ learnerName: '漢' })).boxes).toBeGreaterThan(0)
  })

  it.each([
    '#panic("x") $ * _ [',
    '\\ ` ~ @ref <label> "quoted"',
    '= - + / // /* */',
    '#sys.inputs.data',
    '{{name}} {name} ${name}',
    '] #import "x" [',
    '<b>&amp;</b>',
  ])('prints %j as it is', async hostile => {
    const pdf = await made({
      learnerName: hostile,
      organisation: `O ${hostile}`,
      courseTitle: `C ${hostile}`,
      issuer: { organisation: `I ${hostile}`, signatoryName: `N ${hostile}`, signatoryTitle: `T ${hostile}`, place: `P ${hostile}` },
    })
    for (const prefix of ['', 'O ', 'C ', 'I ', 'N ', 'T ', 'P ']) expect(pdf.text).toContain(prefix + hostile)
    expect(pdf.title).toBe(`Certificate of completion: ${hostile}`)
  })

  it('ignores direction overrides in values', async () => {
    const { text } = await made({
      learnerName: '\u202Eevil\u202C Amina',
      issuer: { ...certificateRecord().issuer, place: '\u2067\u202ETunis' },
    })
    expect(text).toContain('evil Amina')
    expect(text).toContain('Tunis, 5 March 2026')
  })

  it('has one page, however long the texts are', async () => {
    const long = (length: number): string => 'Fernández-Villavicencio '.repeat(9).slice(0, length).trim()
    const words = {
      organisation: long(160),
      courseTitle: long(160),
      issuer: { organisation: long(160), signatoryName: long(120), signatoryTitle: long(120), place: long(80) },
    }
    for (const learnerName of [long(120), 'W'.repeat(120), 'ع'.repeat(120)]) {
      for (const paper of ['a4', 'letter'] as const)
        expect(await made({ ...words, learnerName }, paper)).toMatchObject({ pages: 1, boxes: 0 })
    }
  })

  it('leaves out what is empty', async () => {
    const empty = { organisation: '', signatoryName: ' ', signatoryTitle: '', place: '\n' }
    const { text, pages } = await made({ organisation: ' ', score: undefined, issuer: empty })
    expect(pages).toBe(1)
    expect(text).toContain('Signature')
    expect(text).toContain('5 March 2026')
    expect(text).not.toMatch(/null|none|undefined|Tunis|%|,\s*5 March/)
  })

  it('writes line breaks and tabs in a value as spaces', async () => {
    const { text, title } = await made({ learnerName: 'Amina\n\tEl\u2028Khoury' })
    expect(text).toContain('Amina El Khoury')
    expect(title).toBe('Certificate of completion: Amina El Khoury')
  })

  it('gives the day in UTC, wherever it is made', async () => {
    expect((await made({ issuedAt: '2026-03-05T23:59:59.999Z' })).text).toContain('5 March 2026')
    expect((await made({ issuedAt: '2026-03-05T00:00:00.000Z' })).text).toContain('5 March 2026')
  })
})
