import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { z } from 'zod'

export interface ReadPdf {
  readonly pages: number
  /** Of the first page, in points. */
  readonly size: { readonly width: number; readonly height: number }
  /** What a reader copies from the first page, runs of spaces as one. */
  readonly text: string
  /** The same in pieces: where the direction changes another begins. */
  readonly runs: readonly string[]
  /** Where each piece stands on the first page: its left end, its baseline from the bottom, and its size, in points. */
  readonly placed: readonly { readonly text: string; readonly left: number; readonly baseline: number; readonly size: number }[]
  readonly title: string
  readonly lang: string
  readonly tagged: boolean
  /** Tags of the first page, in reading order. */
  readonly roles: readonly string[]
  /** Glyphs drawn, and how many of them are the box of a missing letter. */
  readonly glyphs: number
  readonly boxes: number
}

// pdf.js calls what Node has from 21 on.
Object.assign(ArrayBuffer.prototype, {
  transferToFixedLength(this: ArrayBuffer, length: number) {
    return this.slice(0, length)
  },
})

const glyph = z.object({ originalCharCode: z.number() })
const info = z.object({ Title: z.string(), Language: z.string() })

/** Reads a PDF back with pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  try {
    const { OPS } = await getResolvedPDFJS()
    const page = await document.getPage(1)
    const { fnArray, argsArray } = await page.getOperatorList()
    const shown: unknown[] = argsArray.filter((_, index) => fnArray[index] === OPS.showText).flat(2)
    const glyphs = shown.flatMap(item => glyph.safeParse(item).data ?? [])
    const content = await page.getTextContent()
    const { items } = content
    const { width, height } = page.getViewport({ scale: 1 })
    const { Title, Language } = info.parse((await document.getMetadata()).info)
    return {
      pages: document.numPages,
      size: { width, height },
      text: toText(content),
      runs: items.flatMap(item => ('str' in item ? [item.str] : [])),
      placed: items.flatMap(item => {
        if (!('str' in item)) return []
        const [left, baseline] = z.array(z.number()).parse(item.transform.slice(4))
        return [{ text: item.str, left: left ?? 0, baseline: baseline ?? 0, size: z.number().parse(item.height) }]
      }),
      title: Title,
      lang: Language,
      tagged: z.object({ Marked: z.boolean() }).parse(await document.getMarkInfo()).Marked,
      roles: findRoles(await page.getStructTree()),
      glyphs: glyphs.length,
      boxes: glyphs.filter(({ originalCharCode }) => originalCharCode === 0).length,
    }
  } finally {
    await document.destroy()
  }
}

/** What a reader copies from each page, runs of spaces as one. */
export async function readPdfPages(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  try {
    const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
    return await Promise.all(numbers.map(async number => toText(await (await document.getPage(number)).getTextContent())))
  } finally {
    await document.destroy()
  }
}

type TextContent = Awaited<ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>['getTextContent']>>

function toText({ items }: TextContent): string {
  return items
    .map(item => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
    .join('')
    .replace(/\s+/gu, ' ')
}

const branch = z.object({ role: z.string().optional(), children: z.array(z.unknown()).optional() })

function findRoles(node: unknown): readonly string[] {
  const { role, children = [] } = branch.parse(node)
  return [...(role === undefined ? [] : [role]), ...children.flatMap(findRoles)]
}
