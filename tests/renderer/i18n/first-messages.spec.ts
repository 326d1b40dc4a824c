import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FIRST_MESSAGES } from '#renderer/i18n/first-messages.ts'
import en from '#renderer/i18n/en.json'
import { pickMessages } from '../../../build/config/first-messages.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const START = [
  'renderer/app/main.ts',
  'renderer/features/courses/CourseView.vue',
  'renderer/features/courses/LibraryView.vue',
  'renderer/features/learners/LearnersView.vue',
  'renderer/features/learners/WelcomeView.vue',
]

/** What a file imports without `import()`, in the renderer. */
function findImports(file: string, text: string): readonly string[] {
  const imported = [...text.matchAll(/^import (?!type )[^;]*? from '([#.][^']+\.(?:ts|vue))'/gm)].map(match => match[1] ?? '')
  return imported
    .map(path => (path.startsWith('#renderer/') ? path.slice(1) : path.startsWith('.') ? join(dirname(file), path) : ''))
    .filter(path => path !== '')
}

function filesFrom(start: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const waiting = [...start]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    const text = readFileSync(join(root, file), 'utf8')
    found.set(relative('.', file), text)
    waiting.push(...findImports(file, text))
  }
  return found
}

describe('the messages of the first screens', () => {
  it('are all that those screens say', () => {
    const files = filesFrom(START)
    const keys = [...files.values()].flatMap(text =>
      [...text.matchAll(/(?:\bt\(\s*|keypath=")'?([a-z]\w*(?:\.[\w-]+)+)/g)].map(match => match[1] ?? ''),
    )
    expect(files.has('renderer/features/courses/LibraryView.vue')).toBe(true)
    expect(keys.length).toBeGreaterThan(50)
    expect(keys.filter(key => !FIRST_MESSAGES.some(first => key === first || key.startsWith(`${first}.`)))).toEqual([])
  })

  it('are taken from the messages by their paths, a whole branch or a single one', () => {
    expect(
      pickMessages({ app: { name: 'A' }, workshops: { title: 'W', lead: 'L' }, room: { end: 'E' } }, ['app', 'workshops.title']),
    ).toEqual({
      app: { name: 'A' },
      workshops: { title: 'W' },
    })
  })

  it('are each at a path of English', () => {
    const has = (path: string): boolean =>
      path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], en) !== undefined
    expect(FIRST_MESSAGES.filter(path => !has(path))).toEqual([])
  })
})
