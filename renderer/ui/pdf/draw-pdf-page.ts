import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Draws the first page of a PDF onto a canvas, `width` pixels wide. Throws on bytes that are not a PDF. */
export async function drawFirstPage(pdf: Uint8Array, canvas: HTMLCanvasElement, width: number): Promise<void> {
  const task = getDocument({ data: pdf.slice(), isEvalSupported: false })
  try {
    const page = await (await task.promise).getPage(1)
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
    canvas.width = viewport.width
    canvas.height = viewport.height
    await page.render({ canvas, viewport }).promise
  } finally {
    await task.destroy()
  }
}
