import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDocumentMaker, type DocumentMaker } from '../../../../electron/backend/documents/document-maker.ts'
import { builtDocuments, type BuiltDocuments } from '../../../support/built-documents.ts'
import { certificateRecord } from '../../../support/certificate-record.ts'
import { readPdf } from '../../../support/read-pdf.ts'

const PATIENCE_MS = 120_000
let built: BuiltDocuments
let maker: DocumentMaker

beforeAll(async () => {
  built = await builtDocuments()
  maker = openDocumentMaker(built)
}, PATIENCE_MS)

afterAll(async () => {
  await maker.close()
  await built.remove()
})

describe('the document maker', { timeout: PATIENCE_MS }, () => {
  it('makes one tagged page with the name, the course and the number on it', async () => {
    const pdf = await readPdf(await maker.makeCertificate(certificateRecord(), 'a4'))
    expect(pdf).toMatchObject({ pages: 1, lang: 'en', tagged: true, boxes: 0, title: 'Certificate of completion: Amina El Khoury' })
    for (const text of ['Amina El Khoury', 'Migration and local development', '92%', '7K3M-R9TX-4HVC', 'Tunis, 5 March 2026']) {
      expect(pdf.text.replaceAll(/[\u2066-\u2069]/g, '')).toContain(text)
    }
  })

  it('makes the same bytes of the same record', async () => {
    const first = await maker.makeCertificate(certificateRecord(), 'letter')
    expect(await maker.makeCertificate(certificateRecord(), 'letter')).toEqual(first)
  })
})
