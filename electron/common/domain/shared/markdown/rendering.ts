import { Renderer } from 'marked'
import type { MarkedExtension, RendererThis, Tokens } from 'marked'
import { escapeAttribute, escapeText } from './escape-html.ts'
import { isolateNumbers } from './isolate-numbers.ts'
import type {
  FootnoteRefToken,
  FootnotesToken,
  FootnoteToken,
  GapToken,
  HeadingToken,
  ImageToken,
  LinkToken,
  SourceMarkToken,
} from './tokens.ts'

/**
 * HTML of a text after `readMarkdown`. Only what it marked as safe is rendered:
 * a link without a safe address becomes its text; a picture without one, and HTML, are dropped.
 */
export const courseRendering: MarkedExtension = {
  renderer: {
    html: () => '',
    text(token: Tokens.Text | Tokens.Escape) {
      return renderText(this.parser, token, escapeText)
    },
    link(token: LinkToken) {
      return linkHtml(token, this.parser.parseInline(token.tokens))
    },
    image: (token: ImageToken) => imageHtml(token),
    paragraph({ tokens }: Tokens.Paragraph) {
      const picture = onlyPicture(tokens)
      return picture === undefined ? `<p>${this.parser.parseInline(tokens)}</p>\n` : figureHtml(picture)
    },
    heading({ tokens, depth, anchor }: HeadingToken) {
      const id = anchor === undefined ? '' : ` id="${escapeAttribute(anchor)}"`
      return `<h${depth}${id}>${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    listitem(item: Tokens.ListItem) {
      return `<li${item.task ? ' class="task"' : ''}>${this.parser.parse(item.tokens)}</li>\n`
    },
    checkbox: ({ checked }: Tokens.Checkbox) => `<span class="task-box">${checked ? '☑' : '☐'}</span> `,
    table(token: Tokens.Table) {
      return `<div class="table-wrap" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>\n`
    },
    tablecell(token: Tokens.TableCell) {
      // An empty corner cell is not a column header.
      const isName = token.header && token.text.trim() !== ''
      const tag = isName ? 'th' : 'td'
      const scope = isName ? ' scope="col"' : ''
      const align = token.align ? ` align="${token.align}"` : ''
      return `<${tag}${scope}${align}>${this.parser.parseInline(token.tokens)}</${tag}>\n`
    },
  },
  extensions: [
    // An unclaimed block is not rendered: it may contain facilitator notes or an answer key.
    { name: 'courseBlock', renderer: () => '' },
    { name: 'lostFootnote', renderer: () => '' },
    { name: 'sourceMark', renderer: token => sourceMarkHtml(token as unknown as SourceMarkToken) },
    { name: 'gap', renderer: token => gapHtml(token as unknown as GapToken) },
  ],
}

/** Marked would leave text unescaped after an open `<script>` or `<kbd>`. */
function renderText(parser: RendererThis['parser'], token: Tokens.Text | Tokens.Escape, escape: (text: string) => string): string {
  return 'tokens' in token && token.tokens ? parser.parseInline(token.tokens) : escape(token.text)
}

/** Used after `courseRendering`. */
export const rightToLeftRendering: MarkedExtension = {
  renderer: {
    text(token: Tokens.Text | Tokens.Escape) {
      return renderText(this.parser, token, text => isolateNumbers(escapeText(text)))
    },
  },
}

/** Footnotes are referred to by number, never by their label, which is free text. */
export const footnoteRendering: MarkedExtension = {
  extensions: [
    { name: 'footnoteRef', renderer: token => footnoteRefHtml(token as unknown as FootnoteRefToken) },
    {
      name: 'footnotes',
      renderer(token) {
        return footnotesHtml(this, token as unknown as FootnotesToken)
      },
    },
  ],
}

/** The picture of a paragraph that contains nothing else. */
export function onlyPicture(tokens: Tokens.Paragraph['tokens']): ImageToken | undefined {
  const shown = tokens.filter(token => token.type !== 'text' || token.raw.trim() !== '')
  const [first] = shown
  return shown.length === 1 && first?.type === 'image' ? (first as ImageToken) : undefined
}

function linkHtml({ safe, title }: LinkToken, words: string): string {
  if (safe === undefined) return words
  const style = safe.kind === 'term' ? ' class="term"' : ''
  const relation = safe.kind === 'web' ? ' rel="noreferrer"' : ''
  const hint = title ? ` title="${escapeAttribute(title)}"` : ''
  return `<a${style} href="${escapeAttribute(safe.href)}"${relation}${hint}>${words}</a>`
}

function imageHtml({ safeSrc, text }: ImageToken): string {
  return safeSrc === undefined ? '' : `<img src="${escapeAttribute(safeSrc)}" alt="${escapeAttribute(text)}">`
}

function figureHtml(picture: ImageToken): string {
  const caption = picture.title ? `<figcaption>${escapeText(picture.title)}</figcaption>` : ''
  return picture.safeSrc === undefined ? '' : `<figure>${imageHtml(picture)}${caption}</figure>\n`
}

function sourceMarkHtml({ marks }: SourceMarkToken): string {
  if (marks.length === 0) return ''
  return `<sup class="source-mark">${marks.map(({ id, number }) => `<a href="#source-${id}">${number}</a>`).join(', ')}</sup>`
}

function gapHtml({ gapId }: GapToken): string {
  return gapId === undefined ? '' : `<span data-gap="${gapId}"></span>`
}

function footnoteRefHtml({ id, index }: FootnoteRefToken): string {
  return `<sup class="footnote-ref"><a id="${backAnchor(id, index)}" href="#footnote-${id}" role="doc-noteref">${id}</a></sup>`
}

function footnotesHtml({ parser }: RendererThis, { items }: FootnotesToken): string {
  const notes = items.map(note => `<li id="footnote-${getNumber(note)}">\n${parser.parse(note.content)}<p>${backLinks(note)}</p>\n</li>\n`)
  return notes.length === 0 ? '' : `<section class="footnotes" role="doc-endnotes">\n<ol>\n${notes.join('')}</ol>\n</section>\n`
}

function backLinks(note: FootnoteToken): string {
  return note.refs.map((_, index) => `<a href="#${backAnchor(getNumber(note), index)}" role="doc-backlink">↩</a>`).join(' ')
}

function getNumber(note: FootnoteToken): string {
  return note.refs[0]?.id ?? ''
}

function backAnchor(id: string, index: number): string {
  return index === 0 ? `footnote-ref-${id}` : `footnote-ref-${id}-${index + 1}`
}
