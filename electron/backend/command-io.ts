import type { Locale } from '#common/domain/shared/locale.ts'

/** What a command of the command line may touch. */
export interface CommandIo {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  readonly cwd: string
  readonly locale: Locale
}

/** What a command that starts the suite needs to know besides. */
export interface ProgramIo extends CommandIo {
  /** The folder of the running program, beside which its parts lie. */
  readonly programFolder: string
}
