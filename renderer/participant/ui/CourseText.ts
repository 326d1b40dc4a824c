import { h, type FunctionalComponent, type VNode } from 'vue'
import type { Locale } from '#common/domain/shared/locale.ts'
import { readingDirection } from '#common/domain/shared/reading-direction.ts'

const KEPT_TAGS = new Set(
  'B BDI BLOCKQUOTE BR CAPTION CODE DD DEL DIV DL DT EM FIGCAPTION FIGURE H2 H3 H4 H5 H6 HR I IMG INS LI OL P PRE S SMALL SPAN STRONG SUB SUP TABLE TBODY TD TH THEAD TR U UL'.split(
    ' ',
  ),
)
/** What is inside them is no text. */
const DROPPED_TAGS = new Set(
  'SCRIPT STYLE TEMPLATE IFRAME OBJECT NOSCRIPT NOEMBED NOFRAMES TEXTAREA SELECT TITLE XMP SVG MATH VIDEO AUDIO'.split(' '),
)
const KEPT_ATTRIBUTES = ['class', 'lang', 'dir', 'alt', 'colspan', 'rowspan', 'start', 'scope', 'data-gap']
/** Pictures of courses and nothing else. */
const OWN_PICTURE = /^\/files\/[^\\]*$/

/**
 * HTML of a course on a phone. It is read into a document that runs and loads nothing, and built anew from elements and
 * attributes of a short list: no HTML is ever written back, so nothing of it can be read in another way. A twelfth of
 * the size of DOMPurify, which RichText uses where size is no matter. A phone in a room follows no links: they are text.
 */
export const CourseText: FunctionalComponent<{ html: string; lang: Locale; tag?: 'div' | 'span' }> = ({ html, lang, tag = 'div' }) =>
  h(tag, { class: 'rich', lang, dir: readingDirection(html, lang) }, childrenOf(new DOMParser().parseFromString(html, 'text/html').body))

CourseText.props = ['html', 'lang', 'tag']

function childrenOf(parent: Node): (VNode | string)[] {
  return [...parent.childNodes].flatMap(rebuilt)
}

function rebuilt(node: Node): readonly (VNode | string)[] {
  if (node.nodeType === Node.TEXT_NODE) return [isSourceMark(node.nextSibling) ? (node.nodeValue ?? '').trimEnd() : (node.nodeValue ?? '')]
  if (!(node instanceof Element)) return []
  const name = node.tagName.toUpperCase()
  if (DROPPED_TAGS.has(name) || isSourceMark(node)) return []
  return KEPT_TAGS.has(name) ? [h(name.toLowerCase(), attributesOf(node, name), childrenOf(node))] : childrenOf(node)
}

/** The numbers of sources are no use on a phone; the space before them goes with them. */
function isSourceMark(node: Node | null): boolean {
  return node instanceof Element && node.classList.contains('source-mark')
}

function attributesOf(element: Element, name: string): Record<string, string> {
  const source = element.getAttribute('src') ?? ''
  const kept = KEPT_ATTRIBUTES.filter(attribute => element.hasAttribute(attribute)).map(
    attribute => [attribute, element.getAttribute(attribute) ?? ''] as const,
  )
  const attributes: Record<string, string> = {}
  for (const [attribute, value] of kept) attributes[attribute] = value
  if (name === 'IMG' && OWN_PICTURE.test(source)) attributes['src'] = source
  return attributes
}
