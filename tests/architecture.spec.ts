import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Layer {
  readonly folder: string
  /** Prefixes of our own paths, besides the layer itself. */
  readonly may: readonly string[]
  /** Packages; undefined: any that the project has. */
  readonly packages?: readonly string[]
}

const COMMON = 'electron/common/'
const layers: readonly Layer[] = [
  { folder: 'electron/common/domain/', may: [], packages: ['gift-pegjs', 'marked', 'marked-footnote', 'papaparse', 'uqr', 'yaml'] },
  { folder: 'electron/common/contract/', may: ['electron/common/domain/'], packages: ['zod'] },
  { folder: 'electron/backend/storage/', may: [COMMON] },
  { folder: 'electron/backend/documents/', may: [COMMON] },
  { folder: 'electron/backend/courses/', may: [COMMON] },
  { folder: 'electron/backend/packs/', may: [COMMON, 'electron/backend/storage/', 'electron/backend/courses/'] },
  {
    folder: 'electron/backend/authoring/',
    may: [COMMON, 'electron/backend/storage/', 'electron/backend/courses/', 'electron/backend/packs/'],
  },
  { folder: 'electron/backend/workshops/', may: [COMMON, 'electron/backend/storage/', 'electron/backend/courses/'] },
  {
    folder: 'electron/backend/procedures/',
    may: [
      COMMON,
      'electron/backend/storage/',
      'electron/backend/documents/',
      'electron/backend/courses/',
      'electron/backend/packs/',
      'electron/backend/authoring/',
      'electron/backend/workshops/',
    ],
  },
  {
    folder: 'electron/backend/hub/',
    may: [
      COMMON,
      'electron/backend/procedures/',
      'electron/backend/courses/',
      'electron/backend/packs/',
      'electron/backend/storage/',
      'electron/backend/workshops/',
    ],
  },
  { folder: 'electron/backend/', may: [COMMON] },
  { folder: 'electron/preload/', may: ['electron/common/contract/'], packages: ['electron'] },
  { folder: 'electron/main/', may: [COMMON], packages: ['electron', 'node:crypto', 'node:fs', 'node:fs/promises', 'node:os', 'node:path'] },
  { folder: 'renderer/', may: [COMMON] },
]

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]/gm

function importsBelow(folder: string): readonly Import[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(file => /\.(ts|vue)$/.test(file))
  return files.flatMap(file => importsOf(normalize(join(folder, file)).replaceAll('\\', '/')))
}

function importsOf(from: string): readonly Import[] {
  const text = readFileSync(join(root, from), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, type, specifier = '']) => ({
    from,
    to: specifier.startsWith('.') ? normalize(join(dirname(from), specifier)).replaceAll('\\', '/') : specifier,
    typeOnly: type !== undefined,
  }))
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
    expect(importsOf('tests/architecture.spec.ts').map(({ to }) => to)).toContain('vitest')
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
})
