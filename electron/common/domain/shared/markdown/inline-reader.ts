import type { Token } from 'marked'
import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Reference } from '#common/domain/shared/content/reference.ts'
import { createHeadingSlugs } from './heading-slugs.ts'
import { plainText } from './plain-text.ts'
import type { Report } from './markdown-text.ts'
import { reportHtml } from './lost-words.ts'
import { resolveImage, resolveLink } from './resolve-address.ts'
import type { MarkdownContext } from './resolve-address.ts'
import type { HeadingToken, ImageToken, LinkToken, LostFootnoteToken, SourceMarkToken } from './tokens.ts'
import type { Frame, Visitor } from './walk-tokens.ts'

interface InlineState {
  readonly references: Reference[]
  readonly unclaimed: Map<Token, Place>
  readonly report: Report
  readonly place: (frame: Frame, offset: number) => Place
}

export interface InlineReader {
  readonly visit: Visitor['inline']
  readonly takeHeading: (token: HeadingToken) => void
  /** Begins to number sources from 1; the list fills as the text is read. */
  readonly startSources: () => number[]
  /** Whether what is read next reaches learners; sources that only hidden parts mark are numbered after all others and listed nowhere. */
  readonly hide: (isHidden: boolean) => void
  /** Resolves links to headings, which are known only at the end. */
  readonly finish: () => void
}

/** Reads inline tokens: links, pictures, source marks, gaps, HTML. */
export function createInlineReader(context: MarkdownContext, state: InlineState): InlineReader {
  const toSlug = createHeadingSlugs()
  const anchors = new Set<string>()
  const headingLinks: { readonly token: LinkToken; readonly slug: string; readonly place: Place }[] = []
  const hiddenMarks: { readonly token: SourceMarkToken; readonly ids: readonly number[] }[] = []
  let sources: number[] = []
  let isHidden = false
  const visit = (token: Token, frame: Frame, offset: number) => {
    const place = () => state.place(frame, offset)
    if (token.type === 'link') {
      const slug = readLink(token as LinkToken, context, state, place)
      if (slug !== undefined) headingLinks.push({ token: token as LinkToken, slug, place: place() })
    } else if (token.type === 'image') readImage(token as ImageToken, context, state, place)
    else if (token.type === 'sourceMark') takeSourceMark(token as unknown as SourceMarkToken, place)
    else if (token.type === 'gap') state.unclaimed.set(token, place())
    else if (token.type === 'html') reportHtml(token.raw, place(), state.report)
    else if (token.type === 'lostFootnote')
      state.report(place(), 'footnote-missing', { label: (token as unknown as LostFootnoteToken).label })
  }
  const takeSourceMark = (token: SourceMarkToken, place: () => Place) => {
    const ids = readSourceMark(token, state, place)
    if (isHidden) hiddenMarks.push({ token, ids })
    else token.marks = numberSources(ids, sources)
  }
  return {
    visit,
    takeHeading: token => {
      const slug = toSlug(plainText(token.tokens))
      anchors.add(slug)
      token.anchor = `section-${slug}`
    },
    startSources: () => {
      sources = []
      return sources
    },
    hide: hidden => {
      isHidden = hidden
    },
    finish: () => {
      const all = [...sources]
      for (const { token, ids } of hiddenMarks) token.marks = numberSources(ids, all)
      for (const { token, slug, place } of headingLinks) {
        if (anchors.has(slug)) token.safe = { kind: 'inside', href: `#section-${slug}` }
        else state.report(place, 'link-dead', { target: `#${slug}` })
      }
    },
  }
}

function readLink(token: LinkToken, context: MarkdownContext, state: InlineState, place: () => Place): string | undefined {
  const resolved = resolveLink(token.href, context)
  if (resolved.kind === 'heading') return resolved.slug
  if (resolved.kind === 'refused') state.report(place(), resolved.code, { target: token.href })
  else {
    token.safe = resolved.link
    if (resolved.term !== undefined) state.references.push({ kind: 'term', target: resolved.term, ...place() })
  }
  return undefined
}

function readImage(token: ImageToken, context: MarkdownContext, state: InlineState, place: () => Place): void {
  const resolved = resolveImage(token.href, context)
  token.text = plainText(token.tokens)
  if (token.text === '') state.report(place(), 'image-alt-missing', { target: token.href })
  if (resolved.kind === 'refused') return state.report(place(), resolved.code, resolved.values ?? { target: token.href })
  token.safeSrc = resolved.src
  state.references.push({ kind: 'media', target: resolved.path, ...place() })
}

const MARK_LIST = /^@\d{1,6}(?:\s*[;,]\s*@\d{1,6})*$/

function readSourceMark(token: SourceMarkToken, state: InlineState, place: () => Place): readonly number[] {
  if (!MARK_LIST.test(token.text.trim())) {
    state.report(place(), 'source-mark-form', { text: token.raw })
    return []
  }
  const ids = token.text.match(/\d+/g)?.map(Number) ?? []
  for (const id of ids) state.references.push({ kind: 'source', target: String(id), ...place() })
  return ids
}

/** Numbers sources by their place in the list, which grows by those that are new. */
function numberSources(ids: readonly number[], sources: number[]): SourceMarkToken['marks'] {
  return ids.map(id => {
    if (!sources.includes(id)) sources.push(id)
    return { id, number: sources.indexOf(id) + 1 }
  })
}
