import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Collects what this machine leaves out; reporters of the steps add the specs that were skipped, by a file named in JMDI_LEFT_OUT. */
export function collectLeftOut() {
  const folder = mkdtempSync(join(tmpdir(), 'jmdi-left-out-'))
  const file = join(folder, 'lines')
  const lines = []
  process.env.JMDI_LEFT_OUT = file

  function list() {
    const reported = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
    rmSync(folder, { recursive: true, force: true })
    return [...new Set([...lines, ...reported])]
  }

  return { add: (...more) => lines.push(...more), list }
}
