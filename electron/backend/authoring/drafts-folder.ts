import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where new courses are written: a folder that their author finds again, for they are opened with other programs too. `JMDI_DRAFTS` names another. */
export function draftsFolder(): string {
  const named = process.env['JMDI_DRAFTS']
  return named === undefined || named === '' ? join(homedir(), 'JMDI courses') : resolve(named)
}
