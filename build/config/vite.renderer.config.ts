import { fileURLToPath } from 'node:url'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { FIRST_MESSAGES } from '../../renderer/i18n/first-messages.ts'
import { contractHash } from './contract-hash.ts'
import { firstMessages } from './first-messages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const FIRST_SCREEN = 'first-screen'

/** Chromium from 136 on compiles a file that begins so while it loads, beside the page, instead of function by function as the page starts. */
const compileFirstScreenAtOnce: Plugin = {
  name: 'compile-first-screen-at-once',
  apply: 'build',
  generateBundle: {
    // After Vite, which writes what it adds at the file's beginning.
    order: 'post',
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.isEntry) chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
    },
  },
}

/** vue-i18n and Reka UI import the whole namespace of Vue to ask for one name, which keeps all of Vue in the page: they get that name. */
const vueNamesInsteadOfNamespace: Plugin = {
  name: 'vue-names-instead-of-namespace',
  apply: 'build',
  transform: {
    filter: { id: /node_modules\/(vue-i18n|reka-ui)\//, code: /import \* as vue from ["']vue["']/i },
    handler: code => ({
      code: code.replace(
        /import \* as (vue) from ["']vue["']/i,
        "import { getCurrentInstance as vueInstance, useId as vueId } from 'vue'; const $1 = { getCurrentInstance: vueInstance, useId: vueId }",
      ),
      map: null,
    }),
  },
}

export default defineConfig({
  root: `${root}renderer`,
  base: '/',
  define: { __CONTRACT_HASH__: JSON.stringify(contractHash(root)) },
  plugins: [
    vueNamesInsteadOfNamespace,
    compileFirstScreenAtOnce,
    vue({ features: { optionsAPI: false } }),
    firstMessages(FIRST_MESSAGES),
    // Messages are compiled here, so that the page carries no compiler.
    vueI18n({
      include: [`${root}renderer/i18n/*.json`],
      runtimeOnly: true,
      dropMessageCompiler: true,
      fullInstall: false,
      strictMessage: false,
    }),
  ],
  build: {
    outDir: `${root}dist/renderer`,
    emptyOutDir: true,
    // The oldest browsers that the suite supports; renderer/public/before-start.js says so in words.
    target: ['chrome111', 'firefox128', 'safari16.4'],
    assetsInlineLimit: 0,
    // What the first screen needs is one file: each further one costs a slow machine more than its bytes.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: FIRST_SCREEN, tags: ['$initial'] }] } } },
  },
})
