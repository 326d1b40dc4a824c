import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where things lie; all absolute. */
export interface Folders {
  /** Chromium's own profile and the shell's state; never the learners' data. */
  readonly profile: string
  /** Undefined: where the backend keeps data by default. */
  readonly data: string | undefined
  readonly courses: string
  readonly renderer: string
  readonly backend: string
  readonly preloadFile: string
  readonly iconFile: string
}

export interface FolderQuestion {
  /** The application's folder or asar. */
  readonly appPath: string
  readonly resourcesPath: string
  readonly isPackaged: boolean
  /** The system's folder for data of applications, per user. */
  readonly appData: string
  readonly programFile: string
  readonly dataFolder: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
}

const PROFILE_NAME = 'jmdi-suite-window'
/** As the backend names it: a file of this name beside the program makes it portable, and all it keeps stays there. */
const PORTABLE_MARK = 'portable.txt'
const PORTABLE_DATA = 'jmdi-data'
const PORTABLE_PROFILE = 'jmdi-window'

export function foldersFor(question: FolderQuestion): Folders {
  const { appPath, isPackaged, resourcesPath } = question
  const portable = isPackaged ? portableFolder(question) : undefined
  return {
    profile: profileFolder(question, portable),
    data: question.dataFolder ?? (portable === undefined ? undefined : join(portable, PORTABLE_DATA)),
    courses: isPackaged ? join(resourcesPath, 'courses') : join(appPath, 'courses'),
    renderer: join(appPath, 'dist/renderer'),
    backend: join(appPath, 'dist/electron/backend'),
    preloadFile: join(appPath, 'dist/electron/preload/preload.cjs'),
    iconFile: join(appPath, 'build/icon.png'),
  }
}

/** A data folder asked for by name gets a profile of its own, and with it its own single instance. */
function profileFolder({ dataFolder, appData }: FolderQuestion, portable: string | undefined): string {
  if (dataFolder !== undefined) return join(appData, PROFILE_NAME, createHash('sha256').update(dataFolder).digest('hex').slice(0, 16))
  return portable === undefined ? join(appData, PROFILE_NAME, 'default') : join(portable, PORTABLE_PROFILE)
}

/** The folder the program was started from, when it is the portable kind. The portable executable and the AppImage unpack themselves elsewhere and name their origin. */
function portableFolder({ environment, programFile }: FolderQuestion): string | undefined {
  const { PORTABLE_EXECUTABLE_DIR: portable, APPIMAGE: appImage } = environment
  if (portable !== undefined && portable !== '') return portable
  const beside = dirname(appImage ?? programFile)
  return existsSync(join(beside, PORTABLE_MARK)) ? beside : undefined
}
