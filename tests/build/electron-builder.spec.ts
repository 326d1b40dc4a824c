import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8')

describe('electron-builder.yml', () => {
  const config = parse(read('electron-builder.yml'))

  it('names the Electron that the lock file installs', () => {
    const lock = JSON.parse(read('package-lock.json'))
    expect(config.electronVersion).toBe(lock.packages['node_modules/electron'].version)
  })

  it('makes what each system installs from', () => {
    expect([config.win.target, config.mac.target, config.linux.target]).toEqual([['nsis', 'portable'], ['dmg'], ['AppImage', 'deb']])
  })

  it('has an icon large enough for every system', () => {
    const png = readFileSync(`${root}${config.linux.icon}`)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024])
  })
})
