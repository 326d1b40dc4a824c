import vueI18n from '@intlify/eslint-plugin-vue-i18n'
import pluginVue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import { houseRules } from './build/config/eslint-house-rules.js'

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test-results/', 'playwright-report/', 'courses/'] },
  ...tseslint.configs.strict,
  ...pluginVue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['renderer/**/*.{ts,vue}'],
    plugins: { '@intlify/vue-i18n': vueI18n },
    settings: { 'vue-i18n': { localeDir: './renderer/i18n/*.json', messageSyntaxVersion: '^11.0.0' } },
    rules: {
      '@intlify/vue-i18n/no-missing-keys': 'error',
      '@intlify/vue-i18n/no-dynamic-keys': 'error',
      '@intlify/vue-i18n/no-unused-keys': ['error', { extensions: ['.ts', '.vue'], src: './renderer' }],
      '@intlify/vue-i18n/no-raw-text': ['error', { ignorePattern: '^[^\\p{L}]*$' }],
    },
  },
  {
    // Phones load these two pages: they have their own messages and none of the suite's. tests/renderer/participant/words.spec.ts finds unused ones.
    files: ['renderer/{participant,remote}/**/*.{ts,vue}'],
    settings: { 'vue-i18n': { localeDir: './renderer/{participant,remote}/i18n/*.json', messageSyntaxVersion: '^11.0.0' } },
  },
  {
    // The component gallery is for developers only: its words are not translated.
    files: ['renderer/app/pages/gallery/**/*.vue'],
    rules: { '@intlify/vue-i18n/no-raw-text': 'off' },
  },
  ...houseRules,
)
