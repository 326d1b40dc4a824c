import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { contractHash } from './contract-hash.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const backend = 'electron/backend'

/** Files that Node, Electron or a worker starts; the first two do no more than load a program. */
const launchers = {
  desktop: `${backend}/desktop.ts`,
  cli: `${backend}/cli.ts`,
  'program-loader': `${backend}/program-loader.ts`,
  'typst-worker': `${backend}/documents/typst-worker.ts`,
  'backup-worker': `${backend}/storage/backups/backup-worker.ts`,
}

/** CommonJS, for which V8 takes a code cache; what programs share is split off by the bundler. */
const programs = {
  'server-process': `${backend}/server-process.ts`,
  server: `${backend}/serve-supervised.ts`,
  'desktop-backend': `${backend}/desktop-backend.ts`,
  'command-line': `${backend}/command-line.ts`,
  'crash-message': `${backend}/crash-message.ts`,
}

/** Optional native speed-ups of ws: used where they are installed, which they are not here. */
const optional = ['bufferutil', 'utf-8-validate']

/** Names stay: the log tells in which function an error arose. */
const minify = { compress: true, mangle: false, codegen: { removeWhitespace: true } } as const

/**
 * FlexSearch can load workers and databases, which are not used here: a script that V8 takes from its code cache has lost how it imports,
 * and such a call would end the server.
 */
const searchWithoutWorkers: Plugin = {
  name: 'search-without-workers',
  transform: {
    filter: { id: /node_modules\/flexsearch\//, code: /(?<![.\w])import\(/ },
    handler: code => ({ code: code.replace(/(?<![.\w])import\(/g, "Promise.reject(new Error('not in this program'),"), map: null }),
  },
}

/** `--mode launchers` or `--mode programs`. */
export default defineConfig(({ mode }) => ({
  root,
  define: { __CONTRACT_HASH__: JSON.stringify(contractHash(root)) },
  ssr: { noExternal: true },
  plugins: [searchWithoutWorkers],
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: `${root}dist/electron/backend${mode === 'programs' ? '/program' : ''}`,
    emptyOutDir: true,
    rolldownOptions: {
      input: mode === 'programs' ? programs : launchers,
      external: [...builtinModules, /^node:/, 'electron', ...optional],
      output:
        mode === 'programs'
          ? { format: 'cjs' as const, entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs', minify }
          : { format: 'es' as const, entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs', minify },
    },
  },
}))
