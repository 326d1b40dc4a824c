import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A log of this size is rotated; two files are kept. */
const MAX_BYTES = 200_000

/** Events of the shell without personal text: time, name, numbers and codes. */
export interface ShellLog {
  readonly file: string
  readonly say: (what: string, details?: Readonly<Record<string, string | number | undefined>>) => void
  /** Both files, oldest first. */
  readonly read: () => string
}

export function openShellLog(file: string): ShellLog {
  mkdirSync(dirname(file), { recursive: true })

  function say(what: string, details: Readonly<Record<string, string | number | undefined>> = {}): void {
    try {
      if (fileSize(file) > MAX_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(file, `${new Date().toISOString()} ${what} ${JSON.stringify(details)}\n`)
    } catch {
      // A log that cannot be written must not stop the program.
    }
  }

  return { file, say, read: () => [`${file}.1`, file].map(readText).join('') }
}

function fileSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function readText(file: string): string {
  return fileSize(file) === 0 ? '' : readFileSync(file, 'utf8')
}
