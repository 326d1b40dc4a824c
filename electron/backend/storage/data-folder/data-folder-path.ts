import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, resolve, win32 } from 'node:path'

/** What decides where the data folder is; a test gives its own. */
export interface DataFolderGiven {
  /** `--data`: goes before everything. */
  readonly data?: string | undefined
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: NodeJS.Platform
  readonly home?: string
  /** Folder of the program, where a file `portable.txt` makes it portable; undefined: not known. */
  readonly programFolder?: string | undefined
  readonly exists?: (path: string) => boolean
}

/** The folder's name where many programs keep theirs. */
const NAME = 'jmdi-suite'
/** The folder's name beside a portable program. Not `data`, which any program may own. */
const PORTABLE_NAME = 'jmdi-data'
const PORTABLE_MARK = 'portable.txt'

/** The one place of the data folder, on every host: `--data`, else `JMDI_DATA`, else beside a portable program, else the user's own. Absolute. */
export function dataFolderPath(given: DataFolderGiven = {}): string {
  const { env = process.env, platform = process.platform, home = homedir() } = given
  const named = given.data ?? nonEmpty(env['JMDI_DATA'])
  if (named !== undefined) return resolve(named)
  const path = platform === 'win32' ? win32 : posix
  const portable = portableFolder(given, env, path)
  return portable === undefined ? path.join(userFolder(env, platform, home), NAME) : path.join(portable, PORTABLE_NAME)
}

/** The portable Windows program unpacks itself elsewhere and tells in the environment where it was started. */
function portableFolder(
  { programFolder, exists = existsSync }: DataFolderGiven,
  env: NonNullable<DataFolderGiven['env']>,
  path: typeof posix,
): string | undefined {
  const told = nonEmpty(env['PORTABLE_EXECUTABLE_DIR'])
  if (told !== undefined) return told
  return programFolder !== undefined && exists(path.join(programFolder, PORTABLE_MARK)) ? programFolder : undefined
}

function userFolder(env: NonNullable<DataFolderGiven['env']>, platform: NodeJS.Platform, home: string): string {
  switch (platform) {
    case 'win32':
      return nonEmpty(env['APPDATA']) ?? win32.join(home, 'AppData', 'Roaming')
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support')
    default:
      return absolute(env['XDG_DATA_HOME']) ?? posix.join(home, '.local', 'share')
  }
}

/** The XDG specification says that a relative path is to be ignored. */
function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') === true ? path : undefined
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}
