import { problemAt } from './problem.ts'
import type { Place, Problem } from './problem.ts'
import { isFrontMatterOpen, normaliseText, splitFrontMatter } from './source-text.ts'
import { readYamlFields } from './yaml-fields.ts'
import type { YamlFields } from './yaml-fields.ts'
import { readYaml } from './yaml-tree.ts'
import type { YamlTree } from './yaml-tree.ts'

/** The front-matter key for the hash of a translation's original. Allowed in every file. */
export const ORIGINAL_KEY = 'original'

/** Properties that note-taking programs (Obsidian and the like) put into every file for themselves. */
const NOTE_KEYS: readonly string[] = [
  'aliases',
  'alias',
  'tags',
  'tag',
  'cssclasses',
  'cssclass',
  'publish',
  'permalink',
  'description',
  'image',
  'cover',
  'created',
  'updated',
  'modified',
  'date',
]

export interface FrontMatter {
  readonly fields: YamlFields
  readonly placeOf: (key: string) => Place
  /** Place of an offset that `fields` gave. */
  readonly place: (offset: number) => Place
  /** Grows while fields are read. */
  readonly problems: readonly Problem[]
  readonly body: string
  readonly bodyLine: number
}

/** Reads the front matter of a Markdown file; the body is left for `readMarkdown`. */
export function readFrontMatter(markdown: string, known: readonly string[]): FrontMatter {
  const text = normaliseText(markdown)
  const isOpen = isFrontMatterOpen(text)
  const { frontMatter, frontMatterLine, body, bodyLine } = splitFrontMatter(text)
  const yaml = readYaml(frontMatter ?? '', frontMatterLine)
  const isMissing = frontMatter === undefined
  const problems: Problem[] = isMissing
    ? [problemAt({ line: 1, column: 1 }, isOpen ? 'front-matter-open' : 'front-matter-missing')]
    : [...yaml.problems]
  // Without front matter every field is missing too; one problem is enough.
  const fields = readYamlFields(yaml, withoutForeignKeys(yaml.tree, known), known, isMissing ? [] : problems, 'key-ignored')
  return { fields, place: yaml.place, placeOf: key => yaml.place(fields.offsetOf(key)), problems, body: isOpen ? '' : body, bodyLine }
}

function withoutForeignKeys(tree: YamlTree, known: readonly string[]): YamlTree {
  if (tree.kind !== 'map') return tree
  const isForeign = (key: string): boolean => key === ORIGINAL_KEY || (NOTE_KEYS.includes(key.toLowerCase()) && !known.includes(key))
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => !isForeign(key))) }
}
