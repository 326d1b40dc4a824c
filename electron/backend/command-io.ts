import type { Locale } from '../common/domain/shared/locale.ts'

/** What a command of the command line may touch. */
export interface CommandIo {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  readonly cwd: string
  readonly locale: Locale
}
