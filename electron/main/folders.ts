import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Absolute paths. */
export interface Folders {
  /** Chromium's profile and the shell's state; never learners' data. */
  readonly profile: string
  /** Undefined: the backend's default. */
  readonly data: string | undefined
  /** Named for this run by `--data` or JMDI_DATA. */
  readonly namedData: string | undefined
  readonly courses: string
  readonly renderer: string
  readonly backend: string
  readonly preloadFile: string
  readonly iconFile: string
}

export interface FolderContext {
  /** The application's folder or asar. */
  readonly appPath: string
  readonly resourcesPath: string
  readonly isPackaged: boolean
  /** The system's per-user application data folder. */
  readonly appData: string
  readonly programFile: string
  readonly dataFolder: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
}

const PROFILE_NAME = 'jmdi-suite-window'
/** A file of this name beside the program makes it portable: all data stay there. The backend uses the same name. */
const PORTABLE_MARK = 'portable.txt'
const PORTABLE_DATA = 'jmdi-data'
const PORTABLE_PROFILE = 'jmdi-window'

export function resolveFolders(question: FolderContext): Folders {
  const { appPath, isPackaged, resourcesPath } = question
  const portable = isPackaged ? portableFolder(question) : undefined
  return {
    profile: profileFolder(question, portable),
    namedData: question.dataFolder,
    data: question.dataFolder ?? (portable === undefined ? undefined : join(portable, PORTABLE_DATA)),
    courses: isPackaged ? join(resourcesPath, 'courses') : join(appPath, 'courses'),
    renderer: join(appPath, 'dist/renderer'),
    backend: join(appPath, 'dist/electron/backend'),
    preloadFile: join(appPath, 'dist/electron/preload/preload.cjs'),
    iconFile: join(appPath, 'build/icon.png'),
  }
}

/** Each explicit data folder has its own profile, and so its own single instance. */
function profileFolder({ dataFolder, appData }: FolderContext, portable: string | undefined): string {
  if (dataFolder !== undefined) return join(appData, PROFILE_NAME, createHash('sha256').update(dataFolder).digest('hex').slice(0, 16))
  return portable === undefined ? join(appData, PROFILE_NAME, 'default') : join(portable, PORTABLE_PROFILE)
}

/** The folder of a portable program. The portable executable and the AppImage run from a temporary copy and name their origin. */
function portableFolder({ environment, programFile }: FolderContext): string | undefined {
  const { PORTABLE_EXECUTABLE_DIR: portable, APPIMAGE: appImage } = environment
  if (portable !== undefined && portable !== '') return portable
  const beside = dirname(appImage ?? programFile)
  return existsSync(join(beside, PORTABLE_MARK)) ? beside : undefined
}
