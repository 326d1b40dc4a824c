import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCommandLine } from '#main/command-line.ts'

const here = resolve('/somewhere')

describe('the command line of the desktop program', () => {
  it.each([['--data', 'mine'], ['--data=mine']])('reads the data folder from %j relative to the working folder', (...args) => {
    expect(readCommandLine(args, {}, here).dataFolder).toBe(resolve(here, 'mine'))
  })

  it('prefers the option to the environment variable', () => {
    const environment = { JMDI_DATA: resolve('/env') }
    expect(readCommandLine(['--data', resolve('/option')], environment, here).dataFolder).toBe(resolve('/option'))
    expect(readCommandLine([], environment, here).dataFolder).toBe(resolve('/env'))
  })

  it('has no data folder without option and variable', () => {
    expect(readCommandLine(['.', '--data'], { JMDI_DATA: '' }, here)).toEqual({ dataFolder: undefined, deepLink: undefined })
  })
})
