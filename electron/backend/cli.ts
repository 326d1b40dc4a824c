import { fileURLToPath } from 'node:url'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { localeFrom, messagesFor } from '#common/i18n/messages.ts'
import type { ProgramIo } from './command-io.ts'

type Command = (args: readonly string[], io: ProgramIo) => Promise<number>

/** Each is loaded when it is asked for: `check` needs no storage, `doctor` no courses. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./supervise.ts')).runServe,
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

const io: ProgramIo = {
  stdout: text => void process.stdout.write(text),
  stderr: text => void process.stderr.write(text),
  // npm runs scripts from the project's folder; INIT_CWD is where the person stood.
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  programFolder: fileURLToPath(new URL('.', import.meta.url)),
  locale: localeFrom(process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG']),
}

// `check | head`: who reads has seen enough. There is nobody left to tell.
process.stdout.on('error', endWhenUnread)
process.stderr.on('error', endWhenUnread)

const [name, ...args] = process.argv.slice(2)
process.exitCode = await run(name, args)
// Started by the shell, as doctor is: a utility process does not end by itself when its work is done.
if ('parentPort' in process) process.exit()

async function run(command: string | undefined, rest: readonly string[]): Promise<number> {
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
  return (await load())(rest, io)
}

function endWhenUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}
