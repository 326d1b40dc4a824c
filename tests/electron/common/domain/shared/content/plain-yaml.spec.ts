import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCourseFiles } from '#backend/authoring/new-course-template.ts'
import { readPlainYaml } from '#common/domain/shared/content/plain-yaml.ts'
import { normaliseText, splitFrontMatter } from '#common/domain/shared/content/source-text.ts'
import { readFullYaml } from '#common/domain/shared/content/yaml-tree.ts'

const full = (text: string) => readFullYaml(text, offset => ({ line: 1, column: offset + 1 }))

/** Where the plain reader answers, the full parser must say the same and find no fault. */
function agrees(text: string): boolean {
  const plain = readPlainYaml(text)
  if (plain === undefined) return false
  const { tree, problems } = full(text)
  expect({ text, tree: plain, problems: [] }).toEqual({ text, tree, problems })
  return true
}

const word = fc.constantFrom(
  'a',
  'core',
  'Tell one word from another',
  "l'un",
  'من القرية',
  '1.0.0',
  '44',
  '0',
  '007',
  '1.5',
  '1e3',
  '0x1F',
  '12e',
  '2024-01-01',
  'true',
  'True',
  'null',
  '~',
  'yes',
  'a:b',
  'a: b',
  'a:',
  'a #b',
  'a#b',
  '#a',
  '- a',
  '-',
  '*a',
  '&a b',
  '!a',
  '|',
  '>',
  '%',
  '@a',
  '`a',
  'a, b',
  'a]',
  'a}',
  '"q"',
  '"q # r"',
  '"q: r"',
  '"q\\n"',
  '"open',
  "'s'",
  "'it''s'",
  '"q" #c',
  '"q"x',
  '[a, b]',
  '[]',
  '{}',
  '{ en: A }',
  '{ en: "A, b", fr: C d }',
  '[a, "b"] # c',
  '[a,]',
  '[a',
  '[a] b',
  '{a}',
  '{ a: }',
  '{ a: b, a: c }',
  '{a: b}',
  '[ a , b ]',
  '[[a]]',
  'http://a.example/?b',
  '“x”',
  '-5',
  '+5',
  '.5',
  '?',
  '? a',
  'a\tb',
  '',
)
const key = fc.constantFrom('id', 'title', 'minutes', 'a-b', 'null', 'true', '"q"', 'k k', 'x')
const line = fc.oneof(
  fc.tuple(key, fc.constantFrom(': ', ':', ':  ', ' : '), word).map(([name, colon, value]) => `${name}${colon}${value}`),
  word.map(value => `- ${value}`),
  fc.tuple(key, word).map(([name, value]) => `- ${name}: ${value}`),
  fc.tuple(key, word).map(([name, value]) => `-   ${name}: ${value}`),
  fc.constantFrom('', '# note', '---', '...', 'id:', 'title:', '-'),
)
const document = fc
  .array(fc.tuple(fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '\t'), line, fc.constantFrom('', '', ' ', ' # c')), { maxLength: 6 })
  .map(lines => lines.map(([indent, text, end]) => indent + text + end).join('\n'))

describe('plain YAML', () => {
  it('is read as the full parser reads it, or left to that', () => {
    fc.assert(
      fc.property(document, text => void agrees(text)),
      { numRuns: 3000 },
    )
  }, 60_000)

  it('is what the library reads of ours: none needs the full parser', () => {
    const courses = fileURLToPath(new URL('../../../../../../courses', import.meta.url))
    const read = (path: string) => normaliseText(readFileSync(`${courses}/${path}`, 'utf8'))
    const files = readdirSync(courses, { recursive: true, encoding: 'utf8' }).map(path => path.replaceAll('\\', '/'))
    const texts = [
      ...files.filter(path => path.endsWith('.yaml') && path !== 'town.yaml').map(read),
      ...files.filter(path => /\/\d+-[^/]*\.md$/.test(path)).map(path => splitFrontMatter(read(path)).frontMatter ?? ''),
      createCourseFiles('my-course').get('course.yaml') ?? '',
    ]
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.map(agrees)).not.toContain(false)
  })
})
