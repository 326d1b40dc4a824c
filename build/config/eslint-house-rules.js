/** Ceilings of the house: a file or function above them is split by meaning. */
const ceilings = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
}

const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name: a thing has one name everywhere.' }
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of strings; the list is an `as const` array.' }
const noClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time as an argument: rules do not read clocks.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time as an argument: rules do not read clocks.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take randomness as an argument: rules do not throw dice.',
  },
]

export const houseRules = [
  {
    rules: {
      ...ceilings,
      'no-restricted-syntax': ['error', noEnum],
      'no-console': 'off',
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
    },
  },
  { files: ['**/*.vue'], rules: { 'max-lines': ['error', { max: 200 }] } },
  { files: ['renderer/ui/rich-text/RichText.vue'], rules: { 'vue/no-v-html': 'off', 'vue/no-v-text-v-html-on-component': 'off' } },
  {
    files: ['electron/**/*.ts', 'renderer/**/*.ts', 'tests/support/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnum, noDefaultExport] },
  },
  { files: ['electron/common/domain/**/*.ts'], rules: { 'no-restricted-syntax': ['error', noEnum, noDefaultExport, ...noClock] } },
  {
    files: ['electron/main/**/*.ts'],
    ignores: ['electron/main/bridge.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'electron', importNames: ['ipcMain'], message: 'Use bridge.ts: it checks the sender.' }] },
      ],
    },
  },
  {
    files: ['electron/backend/**/*.ts'],
    ignores: ['electron/backend/storage/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'lowdb', message: 'Use the document store: it is durable, lowdb alone is not.' }] },
      ],
    },
  },
  { files: ['tests/**/*.ts'], rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['**/*.{mjs,js}'], rules: { 'max-lines-per-function': 'off' } },
]
