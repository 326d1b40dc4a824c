import { getDocument, GlobalWorkerOptions, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

export interface OpenPdf {
  readonly pageCount: number
  /** Draws a page (from 1) onto a canvas, its longer side `side` pixels long. Throws on a damaged page. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, side: number) => Promise<void>
  /** To be called after use: frees the memory. */
  readonly close: () => Promise<void>
}

/** @returns why it cannot be read, where it cannot */
export async function openPdf(pdf: Uint8Array): Promise<OpenPdf | 'encrypted' | 'damaged'> {
  const task = getDocument({ data: pdf, isEvalSupported: false })
  const document = await task.promise.catch((error: unknown) =>
    error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged',
  )
  if (typeof document === 'string') {
    await task.destroy()
    return document
  }
  return {
    pageCount: document.numPages,
    draw: async (number, canvas, side) => {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      await drawPage(page, canvas, side / Math.max(width, height))
      page.cleanup()
    },
    close: () => task.destroy(),
  }
}

/** Draws the first page of a PDF onto a canvas, `width` pixels wide. Throws on bytes that are not a PDF. */
export async function drawFirstPage(pdf: Uint8Array, canvas: HTMLCanvasElement, width: number): Promise<void> {
  const task = getDocument({ data: pdf.slice(), isEvalSupported: false })
  try {
    const page = await (await task.promise).getPage(1)
    await drawPage(page, canvas, width / page.getViewport({ scale: 1 }).width)
  } finally {
    await task.destroy()
  }
}

async function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, scale: number): Promise<void> {
  const viewport = page.getViewport({ scale })
  canvas.width = viewport.width
  canvas.height = viewport.height
  await page.render({ canvas, viewport }).promise
}
