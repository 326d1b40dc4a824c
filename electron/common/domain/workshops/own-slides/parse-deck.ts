import { normaliseText } from '#common/domain/shared/content/source-text.ts'
import { SLIDE_LIMITS } from './own-slide.ts'

export interface DeckSlide {
  readonly title: string
  readonly markdown: string
  readonly notes: string
}

export type ParsedDeck =
  | {
      readonly kind: 'deck'
      readonly slides: readonly DeckSlide[]
      /** Whether it names pictures, which are left out. */ readonly hasPictures: boolean
    }
  | { readonly kind: 'empty' }
  /** `slide` counts from 1. */
  | { readonly kind: 'long'; readonly slide: number }

const FENCE = /^\s{0,3}(`{3,}|~{3,})/
const BREAK = /^-{3,}\s*$/
const SETTING = /^\s*(?:#.*|[\w-]+:.*|-\s.*|)$/
const HEADING = /^#{1,6}\s+(.+?)(?:\s+#+)?\s*$/
const COMMENT = /<!--([\s\S]*?)-->/g
const PICTURE = /!\[[^\]]*\]\(/

/**
 * The slides of a Markdown deck: parts between lines of `---`, each with its first heading as title and its comments as notes.
 * Settings above the first slide, as other programs write them, are left out.
 */
export function parseDeck(text: string): ParsedDeck {
  const slides = splitParts(normaliseText(text).split('\n')).map(toSlide).filter(hasContent)
  const long = slides.findIndex(
    ({ title, markdown, notes }) =>
      title.length > SLIDE_LIMITS.title || markdown.length > SLIDE_LIMITS.markdown || notes.length > SLIDE_LIMITS.notes,
  )
  if (slides.length === 0) return { kind: 'empty' }
  if (long !== -1) return { kind: 'long', slide: long + 1 }
  return { kind: 'deck', slides, hasPictures: slides.some(({ markdown }) => PICTURE.test(markdown)) }
}

/** A line of `---` inside a code block is a part of the code. */
function splitParts(lines: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  let fence: string | undefined
  for (const line of lines) {
    const mark = FENCE.exec(line)?.[1]
    if (fence === undefined) fence = mark
    else if (mark !== undefined && mark.startsWith(fence)) fence = undefined
    if (fence === undefined && BREAK.test(line)) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return hasSettings(parts) ? parts.slice(2) : parts
}

function hasSettings([before = [], settings = [], ...rest]: readonly (readonly string[])[]): boolean {
  return (
    rest.length > 0 &&
    before.every(line => line.trim() === '') &&
    settings.every(line => SETTING.test(line)) &&
    settings.some(line => /^[\w-]+:/.test(line))
  )
}

function toSlide(lines: readonly string[]): DeckSlide {
  const part = lines.join('\n')
  const notes = [...part.matchAll(COMMENT)].map(([, note = '']) => note.trim()).filter(note => note !== '')
  const [first = '', ...rest] = part.replace(COMMENT, '').trim().split('\n')
  const heading = HEADING.exec(first)?.[1]
  const title = heading?.replace(/[*_`]/g, '') ?? ''
  return { title, markdown: (heading === undefined ? [first, ...rest] : rest).join('\n').trim(), notes: notes.join('\n\n') }
}

function hasContent({ title, markdown, notes }: DeckSlide): boolean {
  return `${title}${markdown}${notes}` !== ''
}
