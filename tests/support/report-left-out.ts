import { appendFileSync } from 'node:fs'

/** Adds a line to the list of what this machine leaves out, which the test command prints at its end. */
export function reportLeftOut(what: string): void {
  const file = process.env['JMDI_LEFT_OUT']
  if (file !== undefined) appendFileSync(file, `${what}\n`)
}
