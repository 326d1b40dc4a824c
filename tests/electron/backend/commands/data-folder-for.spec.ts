import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolderFor } from '#backend/commands/data-folder-for.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'

describe('the data folder of a command', () => {
  const io = (folder: string) => ({
    cwd: '/home/amal',
    programFolder: join(folder, 'dist/electron/backend/'),
    locale: 'en' as const,
    stdout: () => undefined,
    stderr: () => undefined,
  })

  it('lies beside the program where a portable.txt stands', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'dist/electron/backend'), { recursive: true })
    expect(dataFolderFor(undefined, io(folder))).not.toContain(folder)
    await writeFile(join(folder, 'portable.txt'), '')
    expect(dataFolderFor(undefined, io(folder))).toBe(join(folder, 'jmdi-data'))
  })

  it('is read from where the person stands', () => {
    expect(dataFolderFor('data', io('/opt/suite'))).toBe('/home/amal/data')
  })
})
