import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether this machine can read codes from pictures. */
export const canReadQr = spawnSync('zbarimg', ['--version']).status === 0

/** What the codes of a picture say, one a line, as a phone reads them. */
export function readQr(picture: Uint8Array, extension: 'png' | 'pgm'): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'jmdi-qr-'))
  try {
    const file = join(folder, `code.${extension}`)
    writeFileSync(file, picture)
    const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', file], { encoding: 'utf8' })
    return stdout.split('\n').filter(line => line !== '')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
