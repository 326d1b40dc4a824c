import { localeFrom } from '#common/i18n/locale-from.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** What a command of the command line may touch. */
export interface CommandIo {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  readonly cwd: string
  readonly locale: Locale
}

/** What a command that starts the suite needs besides. */
export interface ProgramIo extends CommandIo {
  /** The folder of the running program, beside which its parts lie. */
  readonly programFolder: string
}

/** The real terminal and environment of this process. */
export function programIo(programFolder: string): ProgramIo {
  const { LC_ALL, LC_MESSAGES, LANG, INIT_CWD } = process.env
  return {
    stdout: text => void process.stdout.write(text),
    stderr: text => void process.stderr.write(text),
    // npm runs scripts from the project's folder; INIT_CWD is where the person stood.
    cwd: INIT_CWD ?? process.cwd(),
    programFolder,
    locale: localeFrom(LC_ALL ?? LC_MESSAGES ?? LANG),
  }
}
