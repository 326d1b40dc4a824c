import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { CommandIo, ProgramIo } from '#backend/command-io.ts'
import { dataFolderFor } from '#backend/data-folder-for.ts'
import { openStorage, type Storage } from '#backend/storage/open-storage.ts'
import { describeError } from './describe-error.ts'

const DONE = 0
const REFUSED = 1

/**
 * `forget-pin [--data DIR]`: removes the facilitator's PIN when its recovery code is lost too. Whoever can run this can read every
 * file of the folder anyway, so it gives no further access. Exit code 0: there is no PIN now, 1: failed, with a message.
 */
export async function runForgetPin(args: readonly string[], io: ProgramIo): Promise<number> {
  const words = messagesFor(io.locale).forgetPin
  const options = readOptions(args)
  if (options === undefined) return refuse(io, words.usage)
  const path = dataFolderFor(options.data, io)
  if (!existsSync(path)) return refuse(io, fillMessage(words.noFolder, { folder: path }))
  try {
    const opened = await openStorage({ path })
    if (opened.kind === 'in-use') return refuse(io, words.inUse)
    const hadPin = await removePin(opened.storage).finally(opened.storage.close)
    io.stdout(`${hadPin ? words.done : words.none}\n`)
    return DONE
  } catch (error) {
    return refuse(io, fillMessage(words.failed, { because: describeError(error) }))
  }
}

async function removePin({ settings }: Storage): Promise<boolean> {
  const hadPin = (await settings.read()).facilitator?.pin !== undefined
  if (hadPin)
    await settings.change(current => ({
      ...current,
      facilitator: current.facilitator && { ...current.facilitator, pin: undefined, recovery: undefined },
    }))
  return hadPin
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
