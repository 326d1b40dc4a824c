import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foldersFor, type FolderQuestion } from '#main/folders.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'jmdi-folders-'))
})
afterEach(() => rmSync(place, { recursive: true }))

function question(part: Partial<FolderQuestion> = {}): FolderQuestion {
  return {
    appPath: join(place, 'suite'),
    resourcesPath: join(place, 'resources'),
    isPackaged: true,
    appData: join(place, 'config'),
    programFile: join(place, 'jmdi-suite'),
    dataFolder: undefined,
    environment: {},
    ...part,
  }
}

describe('where the desktop program finds and keeps things', () => {
  it('keeps Chromium’s profile apart from the data, which the backend places', () => {
    const { profile, data } = foldersFor(question())
    expect(data).toBeUndefined()
    expect(profile.startsWith(join(place, 'config'))).toBe(true)
  })

  it('gives each data folder that is asked for a profile of its own, always the same', () => {
    const of = (dataFolder: string): string => foldersFor(question({ dataFolder })).profile
    expect(of('/one')).toBe(of('/one'))
    expect(of('/one')).not.toBe(of('/two'))
    expect(of('/one').startsWith('/one')).toBe(false)
  })

  it('keeps all beside a program that lies next to portable.txt', () => {
    writeFileSync(join(place, 'portable.txt'), '')
    const { profile, data } = foldersFor(question())
    expect([profile, data]).toEqual([join(place, 'jmdi-window'), join(place, 'jmdi-data')])
  })

  it('keeps all beside the portable executable and beside an AppImage that unpack themselves elsewhere', () => {
    expect(foldersFor(question({ environment: { PORTABLE_EXECUTABLE_DIR: join(place, 'stick') } })).data).toBe(
      join(place, 'stick', 'jmdi-data'),
    )
    writeFileSync(join(place, 'portable.txt'), '')
    const mounted = question({ programFile: '/tmp/.mount/jmdi-suite', environment: { APPIMAGE: join(place, 'suite.AppImage') } })
    expect(foldersFor(mounted).data).toBe(join(place, 'jmdi-data'))
  })

  it('reads courses beside the archive when packaged and in the project when not', () => {
    expect(foldersFor(question()).courses).toBe(join(place, 'resources', 'courses'))
    expect(foldersFor(question({ isPackaged: false })).courses).toBe(join(place, 'suite', 'courses'))
  })
})
