import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'vue/compiler-sfc'
import { root } from './lib.mjs'

/**
 * Type-aware lint of the scripts of components. The linter reads no `.vue`, and ESLint with types takes a minute for them: each script
 * is laid out as a `.ts` file with its lines where they were, and only those copies are linted. Not in `dist/`: what git ignores, oxlint skips.
 */
const COPIES = join(root, '.lint-components')

rmSync(COPIES, { recursive: true, force: true })
const components = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.vue'))
for (const file of components) {
  const { descriptor } = parse(readFileSync(join(root, 'renderer', file), 'utf8'), { sourceMap: false })
  const script = descriptor.scriptSetup ?? descriptor.script
  if (script === null) continue
  const copy = join(COPIES, 'renderer', `${file}.ts`)
  mkdirSync(dirname(copy), { recursive: true })
  const from = `#renderer/${dirname(file).replaceAll('\\', '/')}/`
  const code = script.content.replaceAll(/(from |import\()'\.\//g, `$1'${from}`)
  writeFileSync(copy, '\n'.repeat(script.loc.start.line - 1) + code.replace(/^\n/, '\n'))
}
writeFileSync(
  join(COPIES, 'tsconfig.json'),
  JSON.stringify({ extends: '../build/config/tsconfig.renderer.json', include: ['./renderer', '../renderer/env.d.ts'] }),
)
const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
const { status } = spawnSync(process.execPath, [oxlint, '--type-aware', '--deny-warnings', '-c', '.oxlintrc.json', COPIES], {
  cwd: root,
  stdio: 'inherit',
})
rmSync(COPIES, { recursive: true, force: true })
process.exit(status ?? 1)
