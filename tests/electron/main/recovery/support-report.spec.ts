import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeSupportReport } from '#main/recovery/support-report.ts'

let logFolder: string
beforeEach(() => {
  logFolder = mkdtempSync(join(tmpdir(), 'jmdi-report-'))
})
afterEach(() => rmSync(logFolder, { recursive: true }))

describe('the support report', () => {
  it('contains versions and both logs but not the home folder', () => {
    writeFileSync(join(logFolder, 'today.log'), `opened ${join(homedir(), 'papers')}`)
    const report = writeSupportReport({ appVersion: '1.2.3', shellLog: 'start {}', logFolder })
    expect(report).toContain('JMDI Suite 1.2.3')
    expect(report).toContain(`Node ${process.versions.node}`)
    expect(report).toContain('start {}')
    expect(report).toContain(join('opened ~', 'papers'))
    expect(report).not.toContain(homedir())
  })

  it('is written without the backend’s log as well', () => {
    expect(writeSupportReport({ appVersion: '1', shellLog: 'only me', logFolder: join(logFolder, 'gone') })).toContain('only me')
  })
})
