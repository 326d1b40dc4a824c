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

/** A line of `---` inside a code block or a comment is a part of it. */
function splitParts(lines: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  const read = createDeckReader()
  for (const line of lines) {
    const { inside } = read(line)
    if (!inside && BREAK.test(line)) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return hasSettings(parts) ? parts.slice(2) : parts
}

interface DeckLine {
  /** Whether the line begins inside a code block or a comment. */
  readonly inside: boolean
  /** What is shown; undefined: all of the line is a comment. */
  readonly text: string | undefined
  readonly comment: string | undefined
  /** Whether a comment ends in it. */
  readonly ends: boolean
}

/** Reads line by line what is code, what is a comment and what is shown. An open comment goes on to the end of the slides. */
function createDeckReader(): (line: string) => DeckLine {
  let fence: string | undefined
  let isComment = false
  return line => {
    const inside = fence !== undefined || isComment
    const mark = isComment ? undefined : FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined
      return { inside, text: line, comment: undefined, ends: false }
    }
    fence = mark
    if (fence !== undefined) return { inside, text: line, comment: undefined, ends: false }
    return readComments(line)

    function readComments(whole: string): DeckLine {
      const pieces = whole.split(/(<!--|-->)/)
      let [text, comment, ends, has] = ['', '', false, isComment]
      for (const piece of pieces) {
        if (piece === '<!--' && !isComment) isComment = has = true
        else if (piece === '-->' && isComment) [isComment, ends] = [false, true]
        else if (isComment) comment += piece
        else text += piece
      }
      const isOnlyComment = has && text.trim() === ''
      return { inside, text: isOnlyComment ? undefined : text, comment: has ? comment : undefined, ends }
    }
  }
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
  const read = createDeckReader()
  const told = lines.map(read)
  const notes = told
    .flatMap(({ comment }, index) => (comment === undefined ? [] : [comment, ...(told[index]?.ends === true ? ['\n\n'] : ['\n'])]))
    .join('')
    .split(/\n{2,}/)
    .map(note => note.trim())
    .filter(note => note !== '')
  const text = told.flatMap(line => (line.text === undefined ? [] : [line.text]))
  const [first = '', ...rest] = text.join('\n').trim().split('\n')
  const heading = HEADING.exec(first)?.[1]
  const title = heading?.replace(/[*_`]/g, '') ?? ''
  return { title, markdown: (heading === undefined ? [first, ...rest] : rest).join('\n').trim(), notes: notes.join('\n\n') }
}

function hasContent({ title, markdown, notes }: DeckSlide): boolean {
  return `${title}${markdown}${notes}` !== ''
}
