import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { resolveDraftFolder } from '#backend/authoring/draft-folder.ts'
import type { ProgramIo } from './command-io.ts'
import { serveSuite } from '#backend/serve.ts'

interface Options {
  readonly folder: string
  readonly port: number | undefined
  readonly open: boolean
}

/**
 * `preview DIR [--port N] [--no-open]`: opens a course on the authoring pages, which reload at each save. It can run next to the suite,
 * as it uses a temporary data folder. Resolves with the exit code.
 */
export async function runPreview(args: readonly string[], io: ProgramIo): Promise<number> {
  const words = messagesFor(io.locale).preview
  const options = readOptions(args)
  if (options === undefined) return refuse(io, words.usage)
  const folder = await resolveDraftFolder(resolve(io.cwd, options.folder)).catch(() => undefined)
  if (folder === undefined) return refuse(io, fillMessage(words.noCourse, { folder: options.folder }))
  const dataFolder = await mkdtemp(join(tmpdir(), 'jmdi-preview-'))
  try {
    const place = `/authoring/draft?folder=${encodeURIComponent(folder)}`
    const asked = { host: '127.0.0.1', port: options.port ?? 0, open: options.open, place }
    return await serveSuite({ ...asked, dataFolder, namedDataFolder: undefined, keepsData: false }, io)
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}

function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, 'no-open': { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [folder, ...more] = positionals
    const port = values.port === undefined ? undefined : Number(values.port)
    const isPort = port === undefined || (Number.isInteger(port) && port >= 0 && port < 65_536)
    return folder === undefined || more.length > 0 || !isPort ? undefined : { folder, port, open: !values['no-open'] }
  } catch {
    return undefined
  }
}

function refuse(io: ProgramIo, text: string): number {
  io.stderr(`${text}\n`)
  return 1
}
