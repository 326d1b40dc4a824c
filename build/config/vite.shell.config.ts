import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Electron's main process (`--mode main`) and the preload (`--mode preload`): CommonJS, which a sandboxed preload needs. */
export default defineConfig(({ mode }) => ({
  root,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: `${root}dist/electron/${mode}`,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { [mode]: `electron/${mode}/${mode}.ts` },
      external: [...builtinModules, /^node:/, 'electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
}))
