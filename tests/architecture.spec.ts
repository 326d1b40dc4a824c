import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('..', import.meta.url))

interface Layer {
  readonly folder: string
  /** Prefixes of our own paths, besides the layer itself. */
  readonly may: readonly string[]
  /** Packages; undefined: any that the project has. */
  readonly packages?: readonly string[]
}

const COMMON = 'electron/common/'
const BACKEND = 'electron/backend/'
const below = (...folders: readonly string[]): readonly string[] => [COMMON, ...folders.map(folder => `${BACKEND}${folder}/`)]

/** From the bottom up; a file belongs to the first layer whose folder it lies in. */
const layers: readonly Layer[] = [
  { folder: 'electron/common/domain/', may: [], packages: ['gift-pegjs', 'marked', 'marked-footnote', 'ts-fsrs', 'uqr', 'yaml'] },
  { folder: 'electron/common/contract/', may: ['electron/common/domain/'], packages: ['zod'] },
  { folder: 'electron/common/i18n/', may: ['electron/common/domain/'], packages: [] },
  { folder: 'electron/backend/storage/', may: below() },
  { folder: 'electron/backend/documents/', may: below() },
  { folder: 'electron/backend/courses/', may: below() },
  { folder: 'electron/backend/rpc/', may: below() },
  { folder: 'electron/backend/http/', may: below('rpc') },
  { folder: 'electron/backend/pins/', may: below('storage') },
  { folder: 'electron/backend/facilitators/', may: below('storage', 'pins') },
  { folder: 'electron/backend/packs/', may: below('storage', 'courses') },
  { folder: 'electron/backend/authoring/', may: below('storage', 'courses', 'packs') },
  { folder: 'electron/backend/room/', may: below('storage', 'courses', 'http', 'documents', 'rpc') },
  { folder: 'electron/backend/study-hub/', may: below('courses', 'http', 'rpc', 'room') },
  { folder: 'electron/backend/search/', may: below('courses') },
  { folder: 'electron/backend/quizzes/', may: below() },
  {
    folder: 'electron/backend/handlers/',
    may: below(
      'storage',
      'documents',
      'courses',
      'search',
      'packs',
      'authoring',
      'pins',
      'facilitators',
      'quizzes',
      'room',
      'study-hub',
      'http',
      'rpc',
    ),
  },
  { folder: 'electron/backend/browser-mode/', may: below('storage', 'courses', 'packs', 'http', 'rpc') },
  {
    folder: 'electron/backend/commands/',
    // Some commands start the whole suite.
    may: [
      ...below('storage', 'courses', 'packs', 'authoring', 'facilitators', 'browser-mode', 'documents'),
      'electron/backend/backend-paths.ts',
      'electron/backend/serve.ts',
    ],
  },
  { folder: 'electron/backend/', may: [COMMON] },
  { folder: 'electron/preload/', may: ['electron/common/contract/'], packages: ['electron'] },
  { folder: 'electron/main/', may: [COMMON], packages: ['electron', 'node:crypto', 'node:fs', 'node:fs/promises', 'node:os', 'node:path'] },
  { folder: 'renderer/', may: [COMMON] },
]

const MOST_FILES = 25

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

function importsBelow(folder: string): readonly Import[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(file => /\.(ts|vue)$/.test(file))
  return files.flatMap(file => findImports(normalize(join(folder, file)).replaceAll('\\', '/')))
}

function findImports(from: string): readonly Import[] {
  const text = readFileSync(join(root, from), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, type, statically = '', dynamically = '']) => ({
    from,
    to: resolveSpecifier(statically || dynamically, from),
    typeOnly: type !== undefined,
  }))
}

const aliases = Object.entries(packageJson.imports).map(
  ([alias, path]) => [alias.replace('*', ''), path.replace('*', '').replace('./', '')] as const,
)

/** A path of ours from the project's folder; a package stays as it is written. */
function resolveSpecifier(specifier: string, from: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier)).replaceAll('\\', '/')
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix))
  return alias === undefined ? specifier : specifier.replace(...alias)
}

/** The circles that a walk through the imports meets, each as `a → b → a`. */
function findCircles(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) return void circles.push([...path.slice(at), file].join(' → '))
    if (done.has(file)) return
    for (const to of next.get(file) ?? []) walk(to, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return circles
}

function filesBelow(folders: readonly string[]): readonly string[] {
  return folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
  )
}

function isOurs({ to }: Import): boolean {
  return /^(electron|renderer|courses|build|tests)\//.test(to)
}

function strayIn(layer: Layer): readonly string[] {
  const owner = (path: string): Layer | undefined => layers.find(({ folder }) => path.startsWith(folder))
  return importsBelow(layer.folder)
    .filter(one => owner(one.from) === layer)
    .filter(one =>
      isOurs(one) ? !one.to.startsWith(layer.folder) && !layer.may.some(prefix => one.to.startsWith(prefix)) : isStrayPackage(layer, one),
    )
    .map(({ from, to }) => `${from} → ${to}`)
}

function isStrayPackage({ packages }: Layer, { to }: Import): boolean {
  return packages !== undefined && !packages.includes(to)
}

describe('architecture', () => {
  it.each(layers.map(layer => ({ layer, folder: layer.folder })))('$folder imports only what it may', ({ layer }) => {
    expect(strayIn(layer)).toEqual([])
  })

  it('reads the imports it judges', () => {
    expect(findImports('tests/architecture.spec.ts').map(({ to }) => to)).toContain('vitest')
    expect(importsBelow('electron/common/').length).toBeGreaterThan(20)
  })

  it('keeps features of the page apart: none imports another', () => {
    const feature = (path: string): string | undefined => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]
    const crossing = importsBelow('renderer/features/').filter(({ from, to }) => feature(to) !== undefined && feature(to) !== feature(from))
    expect(crossing.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('gives the page types of the contract only: no validator crosses', () => {
    const values = importsBelow('renderer/').filter(({ to, typeOnly }) => to.startsWith('electron/common/contract/') && !typeOnly)
    const allowed = ['electron/common/contract/errors.ts', 'electron/common/contract/wire.ts']
    expect(values.filter(({ to }) => !allowed.includes(to)).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('has no circle of imports, types included', () => {
    const all = ['electron/', 'renderer/'].flatMap(importsBelow).filter(isOurs)
    expect(findCircles(all)).toEqual([])
  })

  it('finds a circle where there is one', () => {
    const one = (from: string, to: string): Import => ({ from, to, typeOnly: true })
    expect(findCircles([one('a', 'b'), one('b', 'c'), one('c', 'a'), one('c', 'd')])).toEqual(['a → b → c → a'])
  })

  it('has no folder of more than 25 files', () => {
    const counts = new Map<string, number>()
    for (const file of filesBelow(['electron', 'renderer', 'build', 'tests']))
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([])
  })
})
