import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { programIo, type ProgramIo } from './command-io.ts'

type Command = (args: readonly string[], io: ProgramIo) => Promise<number>

/** Each is loaded when it is asked for: `check` needs no storage, `doctor` no courses. `serve` is a program of its own. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.ts')).runCheck,
  doctor: async () => (await import('./commands/doctor.ts')).runDoctor,
  'forget-pin': async () => (await import('./commands/forget-pin.ts')).runForgetPin,
  pack: async () => (await import('./commands/pack.ts')).runPack,
  install: async () => (await import('./commands/install.ts')).runInstall,
  gift: async () => (await import('./commands/gift.ts')).runGift,
  preview: async () => (await import('./commands/preview.ts')).runPreview,
  'new-language': async () => (await import('./commands/new-language.ts')).runNewLanguage,
  'new-course': async () => (await import('./commands/new-course.ts')).runNewCourse,
}

/** Runs a command of the command line by its name; resolves with the exit code. */
export async function runCommandLine(command: string | undefined, args: readonly string[], programFolder: string): Promise<number> {
  const io = programIo(programFolder)
  const words = messagesFor(io.locale).cli
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') {
    io.stdout(`${words.usage}\n`)
    return command === undefined ? 1 : 0
  }
  const load = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (load === undefined) {
    io.stderr(`${fillMessage(words.unknownCommand, { command })}\n\n${words.usage}\n`)
    return 1
  }
  return (await load())(args, io)
}
