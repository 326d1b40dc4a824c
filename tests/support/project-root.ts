import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, wherever a bundler has put the program that asks. */
export const root = findRoot(fileURLToPath(new URL('.', import.meta.url)))

function findRoot(folder: string): string {
  return existsSync(join(folder, 'electron-builder.yml')) ? folder : findRoot(dirname(folder))
}
