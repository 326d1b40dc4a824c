import { builtinModules } from 'node:module'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { contractHash } from './contract-hash.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Each is a program of its own; what they share is split off by the bundler. */
const entries = {
  desktop: 'electron/backend/desktop.ts',
  cli: 'electron/backend/cli.ts',
  'typst-worker': 'electron/backend/documents/typst-worker.ts',
  'backup-worker': 'electron/backend/storage/backups/backup-worker.ts',
}

/** Optional native speed-ups of ws: used where they are installed, which they are not here. */
const optional = ['bufferutil', 'utf-8-validate']

export default defineConfig({
  root,
  define: { __CONTRACT_HASH__: JSON.stringify(contractHash(root)) },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: `${root}dist/electron/backend`,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(`${root}${file}`))),
      external: [...builtinModules, /^node:/, 'electron', ...optional],
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
})
