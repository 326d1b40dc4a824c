import { parseDeck } from '#common/domain/workshops/own-slides/parse-deck.ts'
import { decodeTextFile } from '#renderer/features/workshops/participants/decode-text-file.ts'
import { drawSmall, shrinkPicture, SLIDE_TRIES, type ShrunkPicture } from '#renderer/features/workshops/questions/shrink-picture.ts'
import type { AddedSlide } from './slide-draft.ts'

export type SlideFileProblem =
  | { readonly kind: 'powerpoint' | 'format' | 'damaged' | 'encrypted' | 'size' | 'pictureSize' | 'empty' | 'text' }
  | { readonly kind: 'many'; readonly count: number }
  /** `slide`: its number in the file. */
  | { readonly kind: 'long' | 'page'; readonly slide: number }

/** `pictures`: the deck names pictures, which are left out. */
export type ReadSlides =
  | { readonly kind: 'slides'; readonly slides: readonly AddedSlide[]; readonly pictures: boolean }
  | { readonly kind: 'refused'; readonly because: SlideFileProblem }

export interface SlideReading {
  /** Number of slides that there is room for. */
  readonly room: number
  readonly isStopped: () => boolean
  readonly onPage: (page: number, count: number) => void
  /** Stores a picture, as base64. @returns its name */
  readonly store: (base64: string) => Promise<string | undefined>
}

export const PDF_MAX_MEGABYTES = 100
const MEGABYTE = 1_000_000
const SLIDE_SIDE = 1920

/** The slides of one file, their pictures stored; those drawn so far when it was stopped. */
export async function readSlideFile(file: File, reading: SlideReading): Promise<ReadSlides> {
  const name = file.name.toLowerCase()
  if (/\.(?:pptx?|ppsx?|potx?|odp|key)$/.test(name)) return refuse({ kind: 'powerpoint' })
  if (name.endsWith('.pdf') || file.type === 'application/pdf') return readPdf(file, reading)
  if (/\.(?:md|markdown)$/.test(name)) return readDeck(file, reading)
  if (reading.room < 1) return refuse({ kind: 'many', count: 1 })
  const picture = await storePicture(await shrinkPicture(file, SLIDE_TRIES), reading)
  return typeof picture === 'string' ? keep([toPictureSlide(picture)]) : refuse(picture)
}

async function readPdf(file: File, reading: SlideReading): Promise<ReadSlides> {
  if (file.size > PDF_MAX_MEGABYTES * MEGABYTE) return refuse({ kind: 'size' })
  const { openPdf } = await import('#renderer/ui/pdf/draw-pdf-page.ts')
  const pdf = await openPdf(new Uint8Array(await file.arrayBuffer()))
  if (typeof pdf === 'string') return refuse({ kind: pdf })
  try {
    if (pdf.pageCount > reading.room) return refuse({ kind: 'many', count: pdf.pageCount })
    const slides: AddedSlide[] = []
    const canvas = document.createElement('canvas')
    for (let page = 1; page <= pdf.pageCount && !reading.isStopped(); page += 1) {
      reading.onPage(page, pdf.pageCount)
      const drawn = await pdf.draw(page, canvas, SLIDE_SIDE).then(
        () => true,
        () => false,
      )
      if (!drawn) return refuse({ kind: 'page', slide: page })
      const picture = await storePicture(await drawSmall(canvas, SLIDE_TRIES), reading)
      if (typeof picture !== 'string') return refuse(picture)
      slides.push(toPictureSlide(picture))
    }
    return keep(slides)
  } finally {
    await pdf.close()
  }
}

async function readDeck(file: File, { room }: SlideReading): Promise<ReadSlides> {
  const decoded = decodeTextFile(await file.arrayBuffer())
  if (decoded === undefined) return refuse({ kind: 'text' })
  const deck = parseDeck(decoded.text)
  if (deck.kind === 'empty') return refuse({ kind: 'empty' })
  if (deck.kind === 'long') return refuse({ kind: 'long', slide: deck.slide })
  if (deck.slides.length > room) return refuse({ kind: 'many', count: deck.slides.length })
  return { ...keep(deck.slides.map(slide => ({ kind: 'text', ...slide }))), pictures: deck.hasPictures }
}

async function storePicture(picture: ShrunkPicture, { store }: SlideReading): Promise<string | SlideFileProblem> {
  if (picture.kind === 'refused') return { kind: picture.because === 'size' ? 'pictureSize' : 'format' }
  return (await store(picture.base64)) ?? { kind: 'pictureSize' }
}

function toPictureSlide(picture: string): AddedSlide {
  return { kind: 'picture', picture, title: '', notes: '' }
}

function keep(slides: readonly AddedSlide[]): ReadSlides & { readonly kind: 'slides' } {
  return { kind: 'slides', slides, pictures: false }
}

function refuse(because: SlideFileProblem): ReadSlides {
  return { kind: 'refused', because }
}
