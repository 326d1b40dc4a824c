import { join, resolve } from 'node:path'
import type { ProgramIo } from './command-io.ts'
import { resolveDataFolderPath } from './storage/data-folder/data-folder-path.ts'

/** The data folder of a command: `--data` is read from where the person stands; a `portable.txt` beside `dist` makes the suite portable. Absolute. */
export function dataFolderFor(data: string | undefined, { cwd, programFolder }: ProgramIo): string {
  return resolveDataFolderPath({
    data: data === undefined ? undefined : resolve(cwd, data),
    programFolder: join(programFolder, '../../..'),
  })
}
