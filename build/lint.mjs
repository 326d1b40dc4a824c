import { requireNode, run } from './lib.mjs'

requireNode()
const bin = path => [process.execPath, [`node_modules/${path}`]]
const [prettier] = [bin('prettier/bin/prettier.cjs')]

/**
 * Rules that need no types are ESLint's; those that do are oxlint's, in a fifth of the time; knip finds what nothing uses.
 * `--only format` and `--but format` choose by name.
 */
const checks = [
  {
    name: 'format',
    command: prettier,
    args: ['--check', '--log-level', 'warn', '--cache', '.'],
  },
  {
    name: 'rules',
    command: bin('eslint/bin/eslint.js'),
    args: ['.', '--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint'],
  },
  { name: 'rules with types', command: bin('oxlint/bin/oxlint'), args: ['--type-aware', '--deny-warnings'] },
  { name: 'rules with types, components', command: [process.execPath, ['build/lint-components.mjs']], args: [] },
  { name: 'unused code', command: bin('knip/bin/knip.js'), args: ['--no-progress'] },
]

const [flag, wanted] = process.argv.slice(2)
const isChosen = ({ name }) => flag === undefined || (name === wanted) === (flag === '--only')

const failed = []
for (const {
  name,
  command: [program, first],
  args,
} of checks.filter(isChosen))
  if ((await run(program, [...first, ...args])) !== 0) failed.push(name)
if (failed.length > 0) console.error(`lint: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
