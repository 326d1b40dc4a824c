import { defaultTreeAdapter, parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'

/** Course text in a form templates can typeset. Elements that courses cannot contain are reduced to their text. */
export type RichNode =
  | { readonly t: 'text'; readonly s: string }
  | { readonly t: 'break' | 'box' | 'rule' }
  | { readonly t: 'strong' | 'em' | 'sup' | 'code' | 'paragraph' | 'quote' | 'heading' | 'caption'; readonly c: readonly RichNode[] }
  /** Words of a learner's highlight, and a note on it; both by the name that `markHtml` gave. */
  | { readonly t: 'mark'; readonly name: string; readonly c: readonly RichNode[] }
  | { readonly t: 'note'; readonly name: string }
  | { readonly t: 'list'; readonly ordered: boolean; readonly items: readonly (readonly RichNode[])[] }
  | { readonly t: 'table'; readonly head: readonly (readonly RichNode[])[]; readonly rows: readonly (readonly (readonly RichNode[])[])[] }
  | { readonly t: 'picture'; readonly file: string; readonly alt: string }

/** File name of a picture in the document job; undefined when it is not available, so that its alternative text is shown. */
export type PictureName = (src: string) => string | undefined

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Parses HTML that was rendered from Markdown. */
export function parseRichContent(html: string, pictureName: PictureName): readonly RichNode[] {
  return readNodes(parseFragment(html).childNodes, pictureName)
}

/** URLs of the pictures in a text, in order. */
export function listPictureSources(html: string): readonly string[] {
  const found: string[] = []
  parseRichContent(html, src => {
    found.push(src)
    return undefined
  })
  return found
}

const BLOCKS = new Set(['paragraph', 'quote', 'heading', 'list', 'table', 'picture', 'caption', 'rule'])

function readNodes(nodes: readonly Node[], pictureName: PictureName): readonly RichNode[] {
  const content = nodes.flatMap(node => readNode(node, pictureName))
  // Line breaks between blocks in the source are not text.
  return content.some(({ t }) => BLOCKS.has(t)) ? content.filter(node => node.t !== 'text' || node.s.trim() !== '') : content
}

/** Elements that become a node of their content. */
const WRAPPERS = new Map<string, Exclude<Extract<RichNode, { readonly c: unknown }>['t'], 'mark'>>([
  ['p', 'paragraph'],
  ['strong', 'strong'],
  ['b', 'strong'],
  ['em', 'em'],
  ['i', 'em'],
  ['sup', 'sup'],
  ['code', 'code'],
  ['bdi', 'code'],
  ['blockquote', 'quote'],
  ['figcaption', 'caption'],
  ...[1, 2, 3, 4, 5, 6].map(level => [`h${level}`, 'heading'] as const),
])

function readNode(node: Node, pictureName: PictureName): readonly RichNode[] {
  if (defaultTreeAdapter.isTextNode(node)) return [{ t: 'text', s: node.value.replace(/\s+/gu, ' ') }]
  if (!defaultTreeAdapter.isElementNode(node)) return []
  const children = (): readonly RichNode[] => readNodes(node.childNodes, pictureName)
  const wrapper = WRAPPERS.get(node.tagName)
  if (wrapper !== undefined) return [{ t: wrapper, c: children() }]
  switch (node.tagName) {
    case 'script':
    case 'style':
      return []
    case 'br':
      return [{ t: 'break' }]
    case 'mark':
      return [{ t: 'mark', name: attribute(node, 'data-highlight') ?? '', c: children() }]
    case 'aside':
      return [{ t: 'note', name: attribute(node, 'data-note') ?? '' }]
    case 'hr':
      return [{ t: 'rule' }]
    case 'ul':
    case 'ol':
      return [
        {
          t: 'list',
          ordered: node.tagName === 'ol',
          items: childElements(node, 'li').map(item => readNodes(item.childNodes, pictureName)),
        },
      ]
    case 'table':
      return [readTable(node, pictureName)]
    case 'img':
      return readImage(node, pictureName)
    case 'a':
      // Nothing on paper leads back from a footnote.
      return attribute(node, 'role') === 'doc-backlink' ? [] : children()
    case 'span':
      return attribute(node, 'class') === 'task-box' ? [{ t: 'box' }] : children()
    default:
      return children()
  }
}

function readTable(table: Element, pictureName: PictureName): RichNode {
  const cells = (row: Element): readonly (readonly RichNode[])[] =>
    [...row.childNodes].filter(defaultTreeAdapter.isElementNode).map(cell => readNodes(cell.childNodes, pictureName))
  const [head] = childElements(table, 'thead').flatMap(part => childElements(part, 'tr'))
  return {
    t: 'table',
    head: head === undefined ? [] : cells(head),
    rows: childElements(table, 'tbody')
      .flatMap(part => childElements(part, 'tr'))
      .map(cells),
  }
}

function readImage(image: Element, pictureName: PictureName): readonly RichNode[] {
  const alt = attribute(image, 'alt') ?? ''
  const file = pictureName(attribute(image, 'src') ?? '')
  return file === undefined ? [{ t: 'text', s: alt }] : [{ t: 'picture', file, alt }]
}

function childElements(parent: Element, tagName: string): readonly Element[] {
  return parent.childNodes.filter(defaultTreeAdapter.isElementNode).filter(child => child.tagName === tagName)
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find(known => known.name === name)?.value
}

/** The text of HTML without its formatting. */
export function toPlainText(html: string): string {
  const joinText = (nodes: readonly RichNode[]): string => nodes.map(nodeText).join('')
  const nodeText = (node: RichNode): string => {
    switch (node.t) {
      case 'text':
        return node.s
      case 'break':
      case 'box':
      case 'rule':
      case 'note':
        return ' '
      case 'list':
        return node.items.map(item => ` ${joinText(item)} `).join('')
      case 'table':
        return [...node.head, ...node.rows.flat()].map(cell => ` ${joinText(cell)} `).join('')
      case 'picture':
        return node.alt
      default:
        return BLOCKS.has(node.t) ? `${joinText(node.c)} ` : joinText(node.c)
    }
  }
  return joinText(parseRichContent(html, () => undefined))
    .replace(/\s+/gu, ' ')
    .trim()
}
