import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashFiles, readStamp, requireNode, root, run, writeStamp } from './lib.mjs'

const COMMON = ['electron/common', 'package-lock.json', 'build/config/contract-hash.ts']

/** What is built, and from what; a target whose sources have not changed is left alone. */
const targets = [
  {
    name: 'backend',
    output: 'electron/backend/cli.mjs',
    sources: [...COMMON, 'electron/backend', 'build/config/vite.backend.config.ts', 'build/make-code-cache.mjs'],
    make: buildBackend,
  },
  {
    name: 'documents',
    output: 'electron/documents',
    sources: ['electron/backend/documents', 'package-lock.json', 'build/copy-documents-assets.mjs'],
    make: copyDocuments,
  },
  {
    name: 'main',
    output: 'electron/main/main.cjs',
    sources: [...COMMON, 'electron/main', 'build/config/vite.shell.config.ts'],
    make: () => vite('shell', 'main'),
  },
  {
    name: 'preload',
    output: 'electron/preload/preload.cjs',
    sources: [...COMMON, 'electron/preload', 'build/config/vite.shell.config.ts'],
    make: () => vite('shell', 'preload'),
  },
  {
    name: 'renderer',
    output: 'renderer/index.html',
    sources: [...COMMON, 'renderer', 'build/config/vite.renderer.config.ts'],
    make: () => vite('renderer'),
  },
  {
    name: 'participant',
    output: 'participant/index.html',
    sources: [
      ...COMMON,
      'renderer/participant',
      'renderer/api',
      'renderer/ui/styles/tokens.css',
      'renderer/i18n',
      'renderer/features/quizzes/answer-draft.ts',
      'build/config/vite.participant.config.ts',
    ],
    make: () => vite('participant'),
  },
]

async function vite(config, mode = 'production') {
  const { build } = await import('vite')
  await build({ configFile: join(root, `build/config/vite.${config}.config.ts`), mode, logLevel: 'warn', configLoader: 'bundle' })
}

async function buildBackend() {
  await vite('backend', 'launchers')
  await vite('backend', 'programs')
  const code = await run(process.execPath, [join(root, 'build/make-code-cache.mjs'), join(root, 'dist/electron/backend')])
  if (code !== 0) console.error('The code cache could not be made; the suite starts more slowly without it.')
}

async function copyDocuments() {
  const { copyDocumentsAssets } = await import('./copy-documents-assets.mjs')
  await copyDocumentsAssets(join(root, 'dist/electron/documents'))
}

/** Builds what is stale. Rejects with the builder's error. */
export async function build(names = targets.map(target => target.name)) {
  for (const target of targets.filter(({ name }) => names.includes(name))) {
    const stamp = `dist/.stamps/${target.name}`
    const wanted = hashFiles(target.sources)
    if (readStamp(stamp) === wanted && existsSync(join(root, 'dist', target.output))) continue
    const started = performance.now()
    await target.make()
    writeStamp(stamp, wanted)
    console.log(`built ${target.name} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode()
  await build(process.argv.length > 2 ? process.argv.slice(2) : undefined)
}
