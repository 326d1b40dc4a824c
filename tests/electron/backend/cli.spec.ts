import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const CLI = fileURLToPath(new URL('../../../dist/electron/backend/cli.mjs', import.meta.url))
/** More than a pipe holds. */
const FAULTS = 4000

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the command line', () => {
  it('ends quietly when nobody reads on, as in “check | head”', async () => {
    await mkdir(join(folder, 'long', 'en'), { recursive: true })
    await writeFile(join(folder, 'long', 'course.yaml'), 'id: long\n')
    await writeFile(
      join(folder, 'long', 'en', '01-many.md'),
      `---\nid: many\ntitle: Many\n---\n\n${'[nowhere](nowhere.md)\n\n'.repeat(FAULTS)}`,
    )
    const { INIT_CWD: _, ...env } = process.env
    const command = spawn(process.execPath, [CLI, 'check', folder], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    command.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await once(command.stdout, 'data')
    command.stdout.destroy()
    const [, signal] = (await once(command, 'close')) as [number | null, string | null]
    expect({ said, signal }).toEqual({ said: '', signal: null })
  })
})
