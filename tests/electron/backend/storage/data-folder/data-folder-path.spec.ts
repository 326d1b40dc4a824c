import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolveDataFolderPath, type DataFolderPathOptions } from '#backend/storage/data-folder/data-folder-path.ts'

const linux: DataFolderPathOptions = { platform: 'linux', home: '/home/amal', env: {} }
const windows: DataFolderPathOptions = { platform: 'win32', home: 'C:\\Users\\Amal', env: {} }
const mac: DataFolderPathOptions = { platform: 'darwin', home: '/Users/amal', env: {} }

describe('the path of the data folder', () => {
  it.each<[string, DataFolderPathOptions, string]>([
    ['on Linux', linux, '/home/amal/.local/share/jmdi-suite'],
    ['on Linux where XDG_DATA_HOME says so', { ...linux, env: { XDG_DATA_HOME: '/srv/share' } }, '/srv/share/jmdi-suite'],
    [
      'on Linux where XDG_DATA_HOME is relative, which counts for nothing',
      { ...linux, env: { XDG_DATA_HOME: 'share' } },
      '/home/amal/.local/share/jmdi-suite',
    ],
    ['on macOS', mac, '/Users/amal/Library/Application Support/jmdi-suite'],
    ['on Windows', { ...windows, env: { APPDATA: 'D:\\Roaming' } }, 'D:\\Roaming\\jmdi-suite'],
    ['on Windows without APPDATA', windows, 'C:\\Users\\Amal\\AppData\\Roaming\\jmdi-suite'],
    ['beside the portable Windows program', { ...windows, env: { PORTABLE_EXECUTABLE_DIR: 'E:\\Suite' } }, 'E:\\Suite\\jmdi-data'],
    [
      'beside a program with portable.txt',
      { ...linux, programFolder: '/media/stick', exists: path => path === '/media/stick/portable.txt' },
      '/media/stick/jmdi-data',
    ],
    [
      'not beside a program without it',
      { ...linux, programFolder: '/opt/suite', exists: () => false },
      '/home/amal/.local/share/jmdi-suite',
    ],
    [
      'that JMDI_DATA names goes before a portable one',
      { ...windows, env: { JMDI_DATA: '/from/env', PORTABLE_EXECUTABLE_DIR: 'E:\\Suite' } },
      resolve('/from/env'),
    ],
    ['that --data names goes before all', { ...linux, data: '/from/option', env: { JMDI_DATA: '/from/env' } }, resolve('/from/option')],
    ['that --data names by a relative path is made absolute', { ...linux, data: 'here' }, resolve('here')],
    ['is not an empty JMDI_DATA', { ...linux, env: { JMDI_DATA: '' } }, '/home/amal/.local/share/jmdi-suite'],
  ])('%s', (_, given, path) => {
    expect(resolveDataFolderPath(given)).toBe(path)
  })
})
