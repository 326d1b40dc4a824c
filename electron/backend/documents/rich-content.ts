import { defaultTreeAdapter, parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'

/** Course text as a template sets it. Only what courses can hold is known; of anything else the words are kept. */
export type RichNode =
  | { readonly t: 'text'; readonly s: string }
  | { readonly t: 'break' | 'box' | 'rule' }
  | { readonly t: 'strong' | 'em' | 'sup' | 'code' | 'paragraph' | 'quote' | 'heading' | 'caption'; readonly c: readonly RichNode[] }
  | { readonly t: 'list'; readonly ordered: boolean; readonly items: readonly (readonly RichNode[])[] }
  | { readonly t: 'table'; readonly head: readonly (readonly RichNode[])[]; readonly rows: readonly (readonly (readonly RichNode[])[])[] }
  | { readonly t: 'picture'; readonly file: string; readonly alt: string }

/** Gives the name of a picture's file among the document's files; undefined: it cannot be had, and its words stand in for it. */
export type PictureName = (src: string) => string | undefined

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Reads HTML that Markdown was rendered to. */
export function richContent(html: string, pictureName: PictureName): readonly RichNode[] {
  return contentOf(parseFragment(html).childNodes, pictureName)
}

/** Addresses of the pictures in a text, in their order. */
export function picturesIn(html: string): readonly string[] {
  const found: string[] = []
  richContent(html, src => {
    found.push(src)
    return undefined
  })
  return found
}

const BLOCKS = new Set(['paragraph', 'quote', 'heading', 'list', 'table', 'picture', 'caption', 'rule'])

function contentOf(nodes: readonly Node[], pictureName: PictureName): readonly RichNode[] {
  const read = nodes.flatMap(node => readNode(node, pictureName))
  // Line breaks of the source between blocks are no text.
  return read.some(({ t }) => BLOCKS.has(t)) ? read.filter(node => node.t !== 'text' || node.s.trim() !== '') : read
}

function readNode(node: Node, pictureName: PictureName): readonly RichNode[] {
  if (defaultTreeAdapter.isTextNode(node)) return [{ t: 'text', s: node.value.replace(/\s+/gu, ' ') }]
  if (!defaultTreeAdapter.isElementNode(node)) return []
  const c = (): readonly RichNode[] => contentOf(node.childNodes, pictureName)
  switch (node.tagName) {
    case 'script':
    case 'style':
      return []
    case 'p':
      return [{ t: 'paragraph', c: c() }]
    case 'strong':
    case 'b':
      return [{ t: 'strong', c: c() }]
    case 'em':
    case 'i':
      return [{ t: 'em', c: c() }]
    case 'sup':
    case 'code':
      return [{ t: node.tagName, c: c() }]
    case 'blockquote':
      return [{ t: 'quote', c: c() }]
    case 'figcaption':
      return [{ t: 'caption', c: c() }]
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [{ t: 'heading', c: c() }]
    case 'br':
      return [{ t: 'break' }]
    case 'hr':
      return [{ t: 'rule' }]
    case 'ul':
    case 'ol':
      return [
        { t: 'list', ordered: node.tagName === 'ol', items: elementsIn(node, 'li').map(item => contentOf(item.childNodes, pictureName)) },
      ]
    case 'table':
      return [tableOf(node, pictureName)]
    case 'img':
      return pictureOf(node, pictureName)
    case 'span':
      return attribute(node, 'class') === 'task-box' ? [{ t: 'box' }] : c()
    default:
      return c()
  }
}

function tableOf(table: Element, pictureName: PictureName): RichNode {
  const cells = (row: Element): readonly (readonly RichNode[])[] =>
    [...row.childNodes].filter(defaultTreeAdapter.isElementNode).map(cell => contentOf(cell.childNodes, pictureName))
  const [head] = elementsIn(table, 'thead').flatMap(part => elementsIn(part, 'tr'))
  return {
    t: 'table',
    head: head === undefined ? [] : cells(head),
    rows: elementsIn(table, 'tbody')
      .flatMap(part => elementsIn(part, 'tr'))
      .map(cells),
  }
}

function pictureOf(image: Element, pictureName: PictureName): readonly RichNode[] {
  const alt = attribute(image, 'alt') ?? ''
  const file = pictureName(attribute(image, 'src') ?? '')
  return file === undefined ? [{ t: 'text', s: alt }] : [{ t: 'picture', file, alt }]
}

function elementsIn(parent: Element, tagName: string): readonly Element[] {
  return parent.childNodes.filter(defaultTreeAdapter.isElementNode).filter(child => child.tagName === tagName)
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find(known => known.name === name)?.value
}

/** The words of a text, without what they look like. */
export function plainText(html: string): string {
  const wordsIn = (nodes: readonly RichNode[]): string => nodes.map(wordsOf).join('')
  const wordsOf = (node: RichNode): string => {
    switch (node.t) {
      case 'text':
        return node.s
      case 'break':
      case 'box':
      case 'rule':
        return ' '
      case 'list':
        return node.items.map(item => ` ${wordsIn(item)} `).join('')
      case 'table':
        return [...node.head, ...node.rows.flat()].map(cell => ` ${wordsIn(cell)} `).join('')
      case 'picture':
        return node.alt
      default:
        return BLOCKS.has(node.t) ? `${wordsIn(node.c)} ` : wordsIn(node.c)
    }
  }
  return wordsIn(richContent(html, () => undefined))
    .replace(/\s+/gu, ' ')
    .trim()
}
