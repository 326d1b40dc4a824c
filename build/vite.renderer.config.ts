import { fileURLToPath } from 'node:url'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { contractHash } from './contract-hash.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root: `${root}renderer`,
  base: '/',
  define: { __CONTRACT_HASH__: JSON.stringify(contractHash(root)) },
  plugins: [vue(), ui({ autoImport: false, components: false, colorMode: false, router: true })],
  build: { outDir: `${root}dist/renderer`, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 },
})
