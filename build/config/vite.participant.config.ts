import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { contractHash } from './contract-hash.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The phone's own light or dark: the tokens of the suite, chosen by the system and not by a class, so that no script must run before the first paint. */
const paperFollowsPhone: Plugin = {
  name: 'paper-follows-phone',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/tokens.css')) return undefined
    return code.replace(/^\.dark \{([^}]*)\}/m, '@media (prefers-color-scheme: dark) {\n:root {$1}\n}')
  },
}

export default defineConfig({
  root: `${root}renderer/participant`,
  // Absolute: the page lies at `/`, at `/<code>` and at `/remote`.
  base: '/',
  publicDir: false,
  define: { __CONTRACT_HASH__: JSON.stringify(contractHash(root)) },
  plugins: [paperFollowsPhone, vue({ features: { optionsAPI: false } })],
  json: { stringify: true },
  build: {
    outDir: `${root}dist/participant`,
    emptyOutDir: true,
    // Phones of the last seven years; tests/build/join-page.spec.ts holds the size.
    target: ['chrome70', 'safari13', 'firefox68'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
})
