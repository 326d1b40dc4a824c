import { existsSync } from 'node:fs'
import { mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Memory, where the machine has a folder of it. */
const MEMORY = '/dev/shm'

/** A folder for what a modelled disk holds: thousands of small files that need no disk of their own. */
export async function imageFolder(): Promise<string> {
  return mkdtemp(join(existsSync(MEMORY) ? MEMORY : await realpath(tmpdir()), 'jmdi-cut-'))
}
