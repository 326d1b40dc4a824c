import { fileURLToPath } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { contractHash } from './contract-hash.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig({
  root: `${root}renderer`,
  base: '/',
  define: { __CONTRACT_HASH__: JSON.stringify(contractHash(root)) },
  plugins: [
    vue(),
    // Messages are compiled here, so that the page carries no compiler.
    vueI18n({
      include: [`${root}renderer/i18n/*.json`],
      runtimeOnly: true,
      dropMessageCompiler: true,
      fullInstall: true,
      strictMessage: false,
    }),
  ],
  build: {
    outDir: `${root}dist/renderer`,
    emptyOutDir: true,
    // The oldest browsers that the suite supports; renderer/public/before-start.js says so in words.
    target: ['chrome111', 'firefox128', 'safari16.4'],
    assetsInlineLimit: 0,
  },
})
