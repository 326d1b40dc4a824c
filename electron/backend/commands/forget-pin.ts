import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { CommandIo, ProgramIo } from '#backend/command-io.ts'
import { dataFolderFor } from '#backend/data-folder-for.ts'
import { openStorage, type Storage } from '#backend/storage/open-storage.ts'

const DONE = 0
const REFUSED = 1

/**
 * `forget-pin [--data DIR]`: takes the facilitator's PIN away where its recovery code is lost as well. Who can run it on this folder
 * can read every file in it, so it opens nothing that was closed. 0: there is no PIN now, 1: not done, with a word.
 */
export async function runForgetPin(args: readonly string[], io: ProgramIo): Promise<number> {
  const words = messagesFor(io.locale).forgetPin
  const wanted = readOptions(args)
  if (wanted === undefined) return refuse(io, words.usage)
  const path = dataFolderFor(wanted.data, io)
  if (!existsSync(path)) return refuse(io, fillMessage(words.noFolder, { folder: path }))
  try {
    const opened = await openStorage({ path })
    if (opened.kind === 'in-use') return refuse(io, words.inUse)
    const had = await forget(opened.storage).finally(opened.storage.close)
    io.stdout(`${had ? words.done : words.none}\n`)
    return DONE
  } catch (error) {
    return refuse(
      io,
      fillMessage(words.failed, { because: error instanceof Error && 'code' in error ? String(error.code) : String(error) }),
    )
  }
}

async function forget({ settings }: Storage): Promise<boolean> {
  const had = (await settings.read()).facilitator?.pin !== undefined
  if (had)
    await settings.change(kept => ({
      ...kept,
      facilitator: kept.facilitator && { ...kept.facilitator, pin: undefined, recovery: undefined },
    }))
  return had
}

function readOptions(args: readonly string[]): { readonly data: string | undefined } | undefined {
  try {
    return { data: parseArgs({ args: [...args], options: { data: { type: 'string' } } }).values.data }
  } catch {
    return undefined
  }
}

function refuse(io: CommandIo, text: string): number {
  io.stderr(`${text}\n`)
  return REFUSED
}
