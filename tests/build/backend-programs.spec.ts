import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../../dist/electron/backend/program', import.meta.url))

// A script that V8 takes from its code cache has lost how it imports: such a call would end the server.
it('the built programs of the backend import nothing while they run', async () => {
  const files = (await readdir(folder)).filter(name => name.endsWith('.cjs'))
  expect(files.length).toBeGreaterThan(0)
  const importing = await Promise.all(
    files.map(async name => ((await readFile(join(folder, name), 'utf8')).match(/(?<![.\w])import\(/g) ?? []).map(() => name)),
  )
  expect(importing.flat()).toEqual([])
})
