import { h, type FunctionalComponent, type VNode } from 'vue'
import type { Locale } from '#common/domain/shared/locale.ts'
import { readingDirection } from '#common/domain/shared/reading-direction.ts'

const ALLOWED_TAGS = new Set(
  'B BDI BLOCKQUOTE BR CAPTION CODE DD DEL DIV DL DT EM FIGCAPTION FIGURE H2 H3 H4 H5 H6 HR I IMG INS LI OL P PRE S SMALL SPAN STRONG SUB SUP TABLE TBODY TD TH THEAD TR U UL'.split(
    ' ',
  ),
)
/** Dropped with their content. */
const DROPPED_TAGS = new Set(
  'SCRIPT STYLE TEMPLATE IFRAME OBJECT NOSCRIPT NOEMBED NOFRAMES TEXTAREA SELECT TITLE XMP SVG MATH VIDEO AUDIO'.split(' '),
)
const ALLOWED_ATTRIBUTES = ['class', 'lang', 'dir', 'alt', 'colspan', 'rowspan', 'start', 'scope', 'data-gap']
/** Only pictures of courses are allowed. */
const COURSE_PICTURE = /^\/files\/[^\\]*$/

/**
 * Course HTML on a phone. It is parsed into an inert document and rebuilt as virtual nodes from short lists of elements and
 * attributes. HTML is never serialized again, so it cannot be parsed differently a second time (mutation XSS). A twelfth of
 * the size of DOMPurify, which RichText uses where size does not matter. Links become plain text: a phone in a room follows none.
 */
export const CourseText: FunctionalComponent<{ html: string; lang: Locale; tag?: 'div' | 'span' }> = ({ html, lang, tag = 'div' }) =>
  h(
    tag,
    { class: 'rich', lang, dir: readingDirection(html, lang) },
    renderChildren(new DOMParser().parseFromString(html, 'text/html').body),
  )

CourseText.props = ['html', 'lang', 'tag']

function renderChildren(parent: Node): (VNode | string)[] {
  return [...parent.childNodes].flatMap(renderNode)
}

function renderNode(node: Node): readonly (VNode | string)[] {
  if (node.nodeType === Node.TEXT_NODE) return [isSourceMark(node.nextSibling) ? (node.nodeValue ?? '').trimEnd() : (node.nodeValue ?? '')]
  if (!(node instanceof Element)) return []
  const name = node.tagName.toUpperCase()
  if (DROPPED_TAGS.has(name) || isSourceMark(node)) return []
  return ALLOWED_TAGS.has(name) ? [h(name.toLowerCase(), copyAttributes(node, name), renderChildren(node))] : renderChildren(node)
}

/** Phones show no source numbers; the space before them is removed too. */
function isSourceMark(node: Node | null): boolean {
  return node instanceof Element && node.classList.contains('source-mark')
}

function copyAttributes(element: Element, name: string): Record<string, string> {
  const source = element.getAttribute('src') ?? ''
  const allowed = ALLOWED_ATTRIBUTES.filter(attribute => element.hasAttribute(attribute)).map(
    attribute => [attribute, element.getAttribute(attribute) ?? ''] as const,
  )
  const attributes: Record<string, string> = {}
  for (const [attribute, value] of allowed) attributes[attribute] = value
  if (name === 'IMG' && COURSE_PICTURE.test(source)) attributes['src'] = source
  return attributes
}
