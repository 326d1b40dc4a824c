import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** One hash for what crosses the links: both sides of a connection compare it and the page reloads when it differs. */
export function contractHash(root: string): string {
  const hash = createHash('sha256')
  for (const folder of ['electron/common/contract', 'electron/common/domain']) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (file.endsWith('.ts')) hash.update(file.replaceAll('\\', '/')).update(readFileSync(join(root, folder, file)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
