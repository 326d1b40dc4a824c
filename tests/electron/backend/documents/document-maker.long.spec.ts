import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDocumentMaker, type DocumentMaker, type DocumentMakerOptions } from '#backend/documents/document-maker.ts'
import { builtDocuments } from '#tests/support/built-documents.ts'
import { certificateRecord } from '#tests/support/certificate-record.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'

const PATIENCE_MS = 120_000
let folder: string
/** Its own assets, so that it may spoil them. */
let assetsFolder: string
let maker: DocumentMaker

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jmdi-documents-'))
  assetsFolder = join(folder, 'documents')
  await cp(builtDocuments.assetsFolder, assetsFolder, { recursive: true })
})
afterEach(() => maker.close())
afterAll(() => rm(folder, { recursive: true, force: true }))

function open(limits: Partial<DocumentMakerOptions> = {}): DocumentMaker {
  maker = openDocumentMaker({ ...builtDocuments, assetsFolder, ...limits })
  return maker
}

describe('the document maker', { timeout: PATIENCE_MS }, () => {
  it('starts Typst only with the first document', async () => {
    const { isRunning, makeCertificate, findUnsupportedLetters } = open()
    expect(await findUnsupportedLetters('Amina 漢')).toEqual(['漢'])
    expect(isRunning()).toBe(false)
    await makeCertificate(certificateRecord(), 'a4')
    expect(isRunning()).toBe(true)
  })

  it('makes many documents at once without mixing them up', async () => {
    const { makeCertificate } = open()
    const names = Array.from({ length: 8 }, (_, index) => `Learner number ${index}`)
    const pdfs = await Promise.all(names.map(learnerName => makeCertificate(certificateRecord({ learnerName }), 'a4')))
    const read = await Promise.all(pdfs.map(readPdf))
    expect(read.map(({ text }, index) => text.includes(names[index] ?? '?'))).toEqual(names.map(() => true))
  })

  it('makes the same bytes of the same record, also after a restart', async () => {
    const { makeCertificate, isRunning } = open({ idleMs: 1 })
    const first = await makeCertificate(certificateRecord(), 'letter')
    await vi.waitFor(() => expect(isRunning()).toBe(false), { timeout: PATIENCE_MS })
    expect(await makeCertificate(certificateRecord(), 'letter')).toEqual(first)
  })

  it('fails with document-failed after the time limit', async () => {
    const { makeCertificate } = open({ timeLimitMs: 1 })
    await expect(makeCertificate(certificateRecord(), 'a4')).rejects.toMatchObject({ code: 'document-failed' })
  })

  it('fails with document-failed when Typst cannot start, and recovers when it can', async () => {
    const { makeCertificate } = open()
    const wasm = join(assetsFolder, 'typst.wasm')
    await rename(wasm, `${wasm}.away`)
    await expect(makeCertificate(certificateRecord(), 'a4')).rejects.toMatchObject({ code: 'document-failed' })
    await rename(`${wasm}.away`, wasm)
    expect((await makeCertificate(certificateRecord(), 'a4')).length).toBeGreaterThan(1000)
  })

  it('fails with document-failed for an invalid date, and continues', async () => {
    const { makeCertificate } = open()
    await expect(makeCertificate(certificateRecord({ issuedAt: 'some day' }), 'a4')).rejects.toMatchObject({ code: 'document-failed' })
    expect((await makeCertificate(certificateRecord(), 'a4')).length).toBeGreaterThan(1000)
  })

  it("fails with document-failed and Typst's diagnostics when a template is wrong, and continues", async () => {
    const wrong = join(folder, 'wrong')
    await cp(assetsFolder, wrong, { recursive: true })
    await writeFile(join(wrong, 'templates', 'certificate.typ'), '#panic("as asked")')
    const { makeCertificate, isRunning } = open({ assetsFolder: wrong })
    const failure: unknown = await makeCertificate(certificateRecord(), 'a4').catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'document-failed', cause: { message: expect.stringContaining('as asked') as string } })
    expect(isRunning()).toBe(true)
  })

  it('makes no document after it is closed', async () => {
    const { makeCertificate, close, isRunning } = open()
    await close()
    await expect(makeCertificate(certificateRecord(), 'a4')).rejects.toMatchObject({ code: 'document-failed' })
    expect(isRunning()).toBe(false)
  })
})
