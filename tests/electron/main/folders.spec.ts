import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resolveFolders, type FolderContext } from '#main/folders.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'jmdi-folders-'))
})
afterEach(() => rmSync(place, { recursive: true }))

function question(part: Partial<FolderContext> = {}): FolderContext {
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

describe('folders of the desktop program', () => {
  it('separates Chromium’s profile from the data', () => {
    const { profile, data } = resolveFolders(question())
    expect(data).toBeUndefined()
    expect(profile.startsWith(join(place, 'config'))).toBe(true)
  })

  it('gives each explicit data folder the same profile at every start', () => {
    const of = (dataFolder: string): string => resolveFolders(question({ dataFolder })).profile
    expect(of('/one')).toBe(of('/one'))
    expect(of('/one')).not.toBe(of('/two'))
    expect(of('/one').startsWith('/one')).toBe(false)
  })

  it('tells a data folder that was named for this run from a portable one: only the first holds its own drafts', () => {
    expect(resolveFolders(question({ dataFolder: '/one' })).namedData).toBe('/one')
    writeFileSync(join(place, 'portable.txt'), '')
    expect(resolveFolders(question()).namedData).toBeUndefined()
  })

  it('keeps everything beside a program with portable.txt', () => {
    writeFileSync(join(place, 'portable.txt'), '')
    const { profile, data } = resolveFolders(question())
    expect([profile, data]).toEqual([join(place, 'jmdi-window'), join(place, 'jmdi-data')])
  })

  it('keeps everything beside the portable executable and the AppImage', () => {
    expect(resolveFolders(question({ environment: { PORTABLE_EXECUTABLE_DIR: join(place, 'stick') } })).data).toBe(
      join(place, 'stick', 'jmdi-data'),
    )
    writeFileSync(join(place, 'portable.txt'), '')
    const mounted = question({ programFile: '/tmp/.mount/jmdi-suite', environment: { APPIMAGE: join(place, 'suite.AppImage') } })
    expect(resolveFolders(mounted).data).toBe(join(place, 'jmdi-data'))
  })

  it('reads courses beside the archive when packaged, and from the project otherwise', () => {
    expect(resolveFolders(question()).courses).toBe(join(place, 'resources', 'courses'))
    expect(resolveFolders(question({ isPackaged: false })).courses).toBe(join(place, 'suite', 'courses'))
  })
})
