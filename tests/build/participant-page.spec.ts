import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Everything a participant's phone loads, in the heaviest language, lessons and all. */
const MOST_BYTES = 60_500
/** What a facilitator's phone loads beside. */
const MOST_BYTES_OF_REMOTE = 40_000

interface BuiltFile {
  readonly name: string
  readonly text: string
  readonly zipped: number
}

const folder = join(root, 'dist/participant')
let files: readonly BuiltFile[]

beforeAll(async () => {
  const names = (await readdir(folder, { recursive: true })).filter(name => /\.(html|js|css)$/.test(name))
  files = await Promise.all(
    names.map(async name => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name: name.replace(/^assets[\\/]/, ''), text, zipped: gzipSync(text).length }
    }),
  )
})

const isRemote = ({ name, text }: BuiltFile): boolean => name.startsWith('remote') || (isWords({ name }) && text.includes('startNext'))
const isWords = ({ name }: Pick<BuiltFile, 'name'>): boolean => LOCALES.some(locale => name.startsWith(`${locale}-`))
const sum = (some: readonly BuiltFile[]): number => some.reduce((total, { zipped }) => total + zipped, 0)
const heaviest = (some: readonly BuiltFile[]): number => Math.max(...some.map(({ zipped }) => zipped))

describe('the built page of a participant', () => {
  it('is light: everything in it, zipped, with the words of the heaviest language', () => {
    const own = files.filter(file => !isRemote(file))
    expect(own.filter(isWords)).toHaveLength(LOCALES.length)
    expect(sum(own.filter(file => !isWords(file))) + heaviest(own.filter(isWords))).toBeLessThanOrEqual(MOST_BYTES)
  })

  it('has the remote beside it, light too', () => {
    const remote = files.filter(isRemote)
    expect(sum(remote.filter(file => !isWords(file))) + heaviest(remote.filter(isWords))).toBeLessThanOrEqual(MOST_BYTES_OF_REMOTE)
  })

  it('is found from every address of the room', () => {
    const page = files.find(({ name }) => name === 'index.html')?.text ?? ''
    expect([...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(match => match[1]).filter(address => address !== 'data:,')).toEqual([
      expect.stringMatching(/^\/assets\/.+\.js$/),
      expect.stringMatching(/^\/assets\/.+\.css$/),
    ])
  })

  it.each([
    ['an optional chain', /[\w)\]]\?\.[a-zA-Z[(]/],
    ['a nullish default', /[^?]\?\?[^?]/],
    ['a class of letters in a regular expression', /\\p\{/],
    ['a look behind', /\(\?<[=!]/],
    ['replaceAll', /\.replaceAll\(/],
    ['at()', /\.at\(-?\d/],
    ['Object.fromEntries', /Object\.fromEntries/],
    ['Object.hasOwn', /Object\.hasOwn\b/],
    ['crypto.randomUUID', /randomUUID/],
  ])('has nothing of today’s JavaScript that a phone of 2018 lacks: %s', (_, sign) => {
    expect(files.filter(({ name, text }) => name.endsWith('.js') && sign.test(text)).map(({ name }) => name)).toEqual([])
  })

  it.each([
    ['space between the children of a row', /display:flex[^}]*[;{]gap:/],
    [':has()', /:has\(/],
    ['logical shorthands', /(?:margin|padding|inset)-(?:inline|block):/],
    ['mixed colours', /color-mix|oklch/],
    ['dvh', /\ddvh/],
  ])('has nothing of today’s CSS that a phone of 2018 lacks: %s', (_, sign) => {
    expect(files.filter(({ name, text }) => name.endsWith('.css') && sign.test(text)).map(({ name }) => name)).toEqual([])
  })
})
