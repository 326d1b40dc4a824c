import { isMap, isSeq, parseDocument, visit } from 'yaml'
import { normaliseText } from '#common/domain/shared/content/source-text.ts'

/**
 * The entries of a YAML list that are wanted by their ids, with all their fields; comments stay behind. The same text again for
 * the same entries, so that a pack of a pack is the same. Empty: none is wanted.
 */
export function filterYamlEntries(text: string, wanted: ReadonlySet<string>): string {
  const document = parseDocument(normaliseText(text))
  if (!isSeq(document.contents)) return ''
  document.contents.items = document.contents.items.filter(item => isMap(item) && wanted.has(String(item.get('id'))))
  if (document.contents.items.length === 0) return ''
  document.commentBefore = null
  document.comment = null
  visit(document, {
    Node: (_, node) => {
      node.commentBefore = null
      node.comment = null
      if ('spaceBefore' in node) node.spaceBefore = false
    },
  })
  return document.toString({ lineWidth: 0 })
}

const MARK = /\[@\d+(?:\s*;\s*@\d+)*\]/g

/** Numbers of the sources marked anywhere in a text. */
export function markedSources(text: string): readonly string[] {
  return [...text.matchAll(MARK)].flatMap(([mark]) => mark.match(/\d+/g) ?? [])
}
