import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { v7 } from 'uuid'
import type { InstallOutcome } from '#common/contract/packs.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import { backendPaths } from '#backend/backend-paths.ts'
import type { CommandIo, ProgramIo } from '#backend/command-io.ts'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { installPack } from '#backend/packs/install-pack.ts'
import { openPackFolder, PACKS_FOLDER } from '#backend/packs/pack-folder.ts'
import { resolveDataFolderPath } from '#backend/storage/data-folder/data-folder-path.ts'
import { openDataFolder } from '#backend/storage/data-folder/data-folder.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { describeError } from './describe-error.ts'
import { formatRefusal } from './format-refusal.ts'

const DONE = 0
const REFUSED = 1
const NEEDS_CONSENT = 2

interface Options {
  readonly file: string
  readonly data: string | undefined
  readonly replace: boolean
}

/** `install FILE [--data DIR] [--replace]`: installs a pack. Exit code 0: installed, 1: refused or failed, 2: needs --replace; each with a message. */
export async function runInstall(args: readonly string[], io: ProgramIo): Promise<number> {
  const words = messagesFor(io.locale)
  const options = readOptions(args)
  if (options === undefined) return refuse(io, words.install.usage)
  const file = resolve(io.cwd, options.file)
  const unreadable = await access(file).then(() => undefined, describeError)
  if (unreadable !== undefined) return refuse(io, fillMessage(words.install.noFile, { file: options.file, because: unreadable }))
  const dataFolder = resolveDataFolderPath({ data: options.data === undefined ? undefined : resolve(io.cwd, options.data) })
  try {
    const opened = await openDataFolder(dataFolder, nodeFileSystem)
    if (opened.kind === 'in-use') return refuse(io, words.install.inUse)
    try {
      return reportOutcome(await install(file, opened.folder.path, options, io, words), io, words)
    } finally {
      await opened.folder.release()
    }
  } catch (error) {
    return refuse(io, fillMessage(words.install.failed, { because: describeError(error) }))
  }
}

function readOptions(args: readonly string[]): Options | undefined {
  try {
    const options = { data: { type: 'string' }, replace: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...more] = positionals
    return file === undefined || more.length > 0 ? undefined : { file, data: values.data, replace: values.replace }
  } catch {
    return undefined
  }
}

async function install(file: string, dataFolder: string, { replace }: Options, io: ProgramIo, words: Messages): Promise<InstallOutcome> {
  const packsFolder = join(dataFolder, PACKS_FOLDER)
  const folder = openPackFolder(nodeFileSystem, packsFolder)
  await folder.cleanUp()
  const courses = openCourseLibrary({ folders: [backendPaths(io.programFolder).coursesFolder], packsFolder })
  const context = { courses, folder, dataFolder, fileSystem: nodeFileSystem, newId: () => v7(), now: () => new Date() }
  return installPack(file, replace, context, createProgressReporter(io, words))
}

/** Smaller packs are installed too quickly for progress messages. */
const PROGRESS_MIN_BYTES = 10_000_000
const STEPS = 10

function createProgressReporter(io: CommandIo, { install: words }: Messages): (done: number, of: number) => void {
  let lastStep = 0
  return (done, of) => {
    const step = Math.floor((done / of) * STEPS)
    if (of < PROGRESS_MIN_BYTES || step <= lastStep) return
    lastStep = step
    io.stderr(`${fillMessage(words.progress, { percent: String((step / STEPS) * 100) })}\n`)
  }
}

function reportOutcome(outcome: InstallOutcome, io: CommandIo, words: Messages): number {
  if (outcome.kind === 'refused') return refuse(io, fillMessage(words.install.refused, { why: formatRefusal(outcome.refusal, io.locale) }))
  const { courseId: course, version } = outcome.contents
  const verdict = outcome.kind === 'nothing-to-do' ? ({ kind: 'same' } as const) : outcome.verdict
  const than = 'than' in verdict ? verdict.than : ''
  if (outcome.kind === 'asks') {
    io.stderr(
      `${fillMessage(verdict.kind === 'older' ? words.install.asksOlder : words.install.asksDifferent, { course, version, than })}\n`,
    )
    return NEEDS_CONSENT
  }
  io.stdout(`${fillMessage(words.install[verdict.kind], { course, version, than })}\n`)
  return DONE
}

function refuse(io: CommandIo, text: string): number {
  io.stderr(`${text}\n`)
  return REFUSED
}
