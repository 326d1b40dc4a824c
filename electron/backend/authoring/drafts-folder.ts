import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The folder of new courses: easy to find in the home folder, as authors also open it with other programs. `JMDI_DRAFTS` overrides it. */
export function resolveDraftsFolder(): string {
  const override = process.env['JMDI_DRAFTS']
  return override === undefined || override === '' ? join(homedir(), 'JMDI courses') : resolve(override)
}
