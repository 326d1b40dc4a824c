import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { resolveDataFolderPath } from '#backend/storage/data-folder/data-folder-path.ts'

/** What decides where the folder of new courses is; tests pass their own values. */
interface DraftsFolderOptions {
  /** The data folder that was named for this run, by `--data` or `JMDI_DATA`; undefined: none was. */
  readonly namedDataFolder: string | undefined
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: NodeJS.Platform
  readonly home?: string
}

const NAME = 'JMDI courses'

/**
 * Absolute path of the folder of new courses: `JMDI_DRAFTS`, else inside a data folder that was named for this run, else in the home
 * folder, where authors find it easily as they also open it with other programs.
 */
export function resolveDraftsFolder({ namedDataFolder, ...options }: DraftsFolderOptions): string {
  const { env = process.env, home = homedir() } = options
  const override = env['JMDI_DRAFTS']
  if (override !== undefined && override !== '') return resolve(override)
  // Whoever names the usual data folder keeps the usual courses.
  const usual = resolveDataFolderPath({ ...options, env: { ...env, JMDI_DATA: undefined } })
  return namedDataFolder === undefined || resolve(namedDataFolder) === usual ? join(home, NAME) : join(resolve(namedDataFolder), NAME)
}
