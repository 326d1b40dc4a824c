import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CodedError } from '#common/contract/errors.ts'
import { openLog } from '#backend/storage/log.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'

const now = (): Date => new Date('2026-03-05T10:00:00Z')

describe('the log', () => {
  it('records what went wrong and where, without personal text', async () => {
    const folder = join(await temporaryFolder(), 'log')
    const log = openLog(folder, now)
    const cause = Object.assign(new Error("ENOENT: open '/home/amal/Documents/letter'"), { code: 'ENOENT' })
    log.error(new CodedError('storage-failed', { name: 'Amal' }, { cause }))
    log.error('Amal wrote this')
    log.note('restored')
    await log.flush()
    const text = await readFile(join(folder, 'suite.log'), 'utf8')
    expect(text).toMatch(/^2026-03-05T10:00:00.000Z error CodedError storage-failed .*log\.spec\.ts:\d+:\d+.* because Error ENOENT /)
    expect(text).toContain('note restored')
    expect(text).not.toMatch(/amal|letter/i)
  })

  it('keeps at most three generations of limited size', async () => {
    const folder = join(await temporaryFolder(), 'log')
    const log = openLog(folder, now, 2000)
    for (let number = 0; number < 400; number += 1) log.note(`something-${number}`)
    await log.flush()
    expect((await readdir(folder)).sort()).toEqual(['suite.1.log', 'suite.2.log', 'suite.log'])
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(2000)
    expect(await readFile(join(folder, 'suite.log'), 'utf8')).toContain('something-399')
  })

  it('does not stop the program when it cannot be written', async () => {
    const folder = join(await temporaryFolder(), 'log')
    await writeFile(folder, 'a file where the folder should be')
    const log = openLog(folder, now)
    log.note('something')
    await log.flush()
    expect(await readFile(folder, 'utf8')).toBe('a file where the folder should be')
  })
})
