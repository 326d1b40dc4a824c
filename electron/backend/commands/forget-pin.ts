import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Learner } from '#common/domain/learners/learner.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { CommandIo, ProgramIo } from './command-io.ts'
import { dataFolderFor } from './data-folder-for.ts'
import { openStorage, type Storage } from '#backend/storage/open-storage.ts'
import { describeError } from './describe-error.ts'

const DONE = 0
const REFUSED = 1

type Words = ReturnType<typeof messagesFor>['forgetPin']

/**
 * `forget-pin [--data DIR] [--learner NAME|ID]`: removes the facilitator's PIN, or that of a learner, when its recovery code is lost
 * too. Whoever can run this can read every file of the folder anyway, so it gives no further access. Exit code 0: there is no PIN now,
 * 1: failed, with a message.
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
    const { storage } = opened
    const removing = options.learner === undefined ? forgetFacilitators(storage, io) : forgetLearners(storage, options.learner, io)
    return await removing.finally(storage.close)
  } catch (error) {
    return refuse(io, fillMessage(words.failed, { because: describeError(error) }))
  }
}

async function forgetFacilitators(storage: Storage, io: ProgramIo): Promise<number> {
  const words = messagesFor(io.locale).forgetPin
  const hadPin = (await storage.settings.read()).facilitator?.pin !== undefined
  if (hadPin)
    await storage.settings.change(current => ({
      ...current,
      facilitator: current.facilitator && { ...current.facilitator, pin: undefined, recovery: undefined },
    }))
  const learners = (await listLearners(storage)).filter(({ hasPin }) => hasPin)
  const choice = learners.length === 0 ? '' : `${words.withPin}\n${describe(learners, words)}`
  io.stdout(`${hadPin ? words.done : words.none}\n${choice}`)
  return DONE
}

async function forgetLearners(storage: Storage, wanted: string, io: ProgramIo): Promise<number> {
  const words = messagesFor(io.locale).forgetPin
  const learners = await listLearners(storage)
  const byId = learners.filter(({ id }) => id === wanted)
  const found = byId.length > 0 ? byId : learners.filter(({ name }) => foldText(name) === foldText(wanted))
  const [learner] = found
  if (learner === undefined) return refuse(io, fillMessage(words.noLearner, { name: wanted }), describe(learners, words))
  if (found.length > 1) return refuse(io, fillMessage(words.several, { name: wanted }), describe(found, words))
  if (learner.hasPin) await storage.learnerPins.write(learner.id, undefined)
  io.stdout(`${fillMessage(learner.hasPin ? words.learnerDone : words.learnerNone, { name: learner.name })}\n`)
  return DONE
}

interface NamedLearner extends Pick<Learner, 'id' | 'name' | 'createdAt'> {
  readonly hasPin: boolean
}

async function listLearners({ learners, learnerPins }: Storage): Promise<readonly NamedLearner[]> {
  const [entries, withPin] = [await learners.list(), await learnerPins.list()]
  return entries.flatMap(entry => (entry.kind === 'known' ? [{ ...entry.learner, hasPin: withPin.has(entry.learner.id) }] : []))
}

/** A line for each: the option that means them, their name, and the day of their profile, which tells namesakes apart. */
function describe(learners: readonly NamedLearner[], { added }: Words): string {
  return learners
    .map(({ id, name, createdAt }) => `  --learner ${id}  ${name}, ${fillMessage(added, { date: createdAt.slice(0, 10) })}\n`)
    .join('')
}

function readOptions(args: readonly string[]): { readonly data: string | undefined; readonly learner: string | undefined } | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, learner: { type: 'string' } } })
    return { data: values.data, learner: values.learner }
  } catch {
    return undefined
  }
}

function refuse(io: CommandIo, text: string, choice = ''): number {
  io.stderr(`${text}\n${choice}`)
  return REFUSED
}
