import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findUnsupportedLetters } from '#backend/documents/font-coverage.ts'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { certificateRecord } from '#tests/support/certificate-record.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'

const PATIENCE_MS = 120_000
const maker = sharedDocumentMaker()

describe('letters no font has', { timeout: PATIENCE_MS }, () => {
  it.each([
    ['Ωμέγα Жанна José', []],
    ['', []],
    ['  \u200F\u200E\u2068\u2069\u00AD  ', []],
    ['王小明 Wang 王', ['王', '小', '明']],
    ['Amina 😀👩🏽‍🏫 ❤️ 🇹🇳', []],
    ['සුනිල්', ['සු', 'නි', 'ල්']],
    ['a\uD800', ['\uD800']],
    ['\uE000', ['\uE000']],
  ])('in %j', async (text, letters) => {
    expect(await maker.findUnsupportedLetters(text)).toEqual(letters)
  })

  it('need base and mark from one font, composed or not', () => {
    const [a, acute, composed] = [0x61, 0x301, 0xe1]
    const one = (codePoint: number): [number, number] => [codePoint, codePoint]
    expect(findUnsupportedLetters('a\u0301', [[one(a), one(acute)]])).toEqual([])
    expect(findUnsupportedLetters('a\u0301', [[one(composed)]])).toEqual([])
    expect(findUnsupportedLetters('\u00E1', [[one(a), one(acute)]])).toEqual([])
    expect(findUnsupportedLetters('a\u0301', [[one(a)], [one(acute)]])).toEqual(['a\u0301'])
  })

  it('are complete: all other text is drawn without a box', async () => {
    const scripts = fc.oneof(
      fc.integer({ min: 0x21, max: 0x24f }),
      fc.integer({ min: 0x300, max: 0x36f }),
      fc.integer({ min: 0x370, max: 0x52f }),
      fc.integer({ min: 0x600, max: 0x6ff }),
      fc.integer({ min: 0x750, max: 0x77f }),
      fc.integer({ min: 0x8a0, max: 0x97f }),
      fc.integer({ min: 0x1e00, max: 0x20cf }),
      fc.integer({ min: 0x2d30, max: 0x2d7f }),
    )
    const letters = fc
      .array(
        scripts.map(codePoint => String.fromCodePoint(codePoint)),
        { minLength: 1, maxLength: 120 },
      )
      .map(characters => characters.join(''))
    await fc.assert(
      fc.asyncProperty(letters, async text => {
        const unsupported = await maker.findUnsupportedLetters(text)
        const learnerName = [...new Intl.Segmenter('und').segment(text)]
          .map(({ segment }) => segment)
          .filter(letter => !unsupported.includes(letter))
          .join(' ')
        fc.pre(learnerName.trim() !== '')
        const { boxes } = await readPdf(await maker.makeCertificate(certificateRecord({ learnerName }), 'a4'))
        expect({ learnerName, boxes }).toEqual({ learnerName, boxes: 0 })
      }),
      { numRuns: 20 },
    )
  })
})
