import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, resolve, win32 } from 'node:path'

/** What decides where the data folder is; tests pass their own values. */
export interface DataFolderPathOptions {
  /** Value of `--data`, which overrides everything else. */
  readonly data?: string | undefined
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: NodeJS.Platform
  readonly home?: string
  /** Folder of the program, portable when it holds a file `portable.txt`; undefined when unknown. */
  readonly programFolder?: string | undefined
  readonly exists?: (path: string) => boolean
}

/** Folder name within the user's application data. */
const NAME = 'jmdi-suite'
/** Folder name beside a portable program. Not `data`, which any program may use. */
const PORTABLE_NAME = 'jmdi-data'
const PORTABLE_MARKER_FILE = 'portable.txt'

/** Absolute path of the data folder: `--data`, else `JMDI_DATA`, else beside a portable program, else in the user's application data. */
export function resolveDataFolderPath(options: DataFolderPathOptions = {}): string {
  const { env = process.env, platform = process.platform, home = homedir() } = options
  const named = options.data ?? ifNotEmpty(env['JMDI_DATA'])
  if (named !== undefined) return resolve(named)
  const path = platform === 'win32' ? win32 : posix
  const portable = findPortableFolder(options, env, path)
  return portable === undefined ? path.join(userDataFolder(env, platform, home), NAME) : path.join(portable, PORTABLE_NAME)
}

/** The portable Windows program unpacks itself to a temporary folder; this variable tells where it was started. */
function findPortableFolder(
  { programFolder, exists = existsSync }: DataFolderPathOptions,
  env: NonNullable<DataFolderPathOptions['env']>,
  path: typeof posix,
): string | undefined {
  const startedIn = ifNotEmpty(env['PORTABLE_EXECUTABLE_DIR'])
  if (startedIn !== undefined) return startedIn
  return programFolder !== undefined && exists(path.join(programFolder, PORTABLE_MARKER_FILE)) ? programFolder : undefined
}

function userDataFolder(env: NonNullable<DataFolderPathOptions['env']>, platform: NodeJS.Platform, home: string): string {
  switch (platform) {
    case 'win32':
      return ifNotEmpty(env['APPDATA']) ?? win32.join(home, 'AppData', 'Roaming')
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support')
    default:
      return ifAbsolute(env['XDG_DATA_HOME']) ?? posix.join(home, '.local', 'share')
  }
}

/** The XDG specification says to ignore relative paths. */
function ifAbsolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') === true ? path : undefined
}

function ifNotEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}
