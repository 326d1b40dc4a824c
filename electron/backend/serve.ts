import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fillMessage } from '#common/i18n/fill-message.ts'
import type { Messages } from '#common/i18n/messages.ts'
import { resolveDraftsFolder } from './authoring/drafts-folder.ts'
import { backendPaths } from './backend-paths.ts'
import type { CommandIo, ProgramIo } from './commands/command-io.ts'
import { dataFolderFor } from './commands/data-folder-for.ts'
import { compactHeap } from './compact-heap.ts'
import { isLoopback } from './http/allowed-hosts.ts'
import { openBrowserMode, type BrowserMode } from './browser-mode/browser-mode.ts'
import { openSignIn } from './browser-mode/sign-in.ts'
import { openBackend, type Backend } from './open-backend.ts'
import { readRoomServerSettings } from './room/server/server-settings.ts'

/** Where browser mode is looked for when nobody says otherwise; another is taken when it is in use. */
const USUAL_PORT = 4780

export interface ServeOptions {
  readonly host: string
  /** Undefined: the usual one, or any. */
  readonly port: number | undefined
  readonly dataFolder: string
  /** The data folder if it was named for this run, and so holds its own drafts. */
  readonly namedDataFolder: string | undefined
  /** False: whoever serves deletes the data folder in the end. */
  readonly keepsData?: boolean
  readonly open: boolean
  /** The place in the suite that its address leads to; undefined: its front page. */
  readonly place?: string
}

/**
 * `serve [--port N] [--host H] [--data DIR] [--no-open]`: serves the suite until a signal ends it. Resolves with the exit code.
 * `onReady` is told the port before the address is printed.
 */
export async function runServe(args: readonly string[], io: ProgramIo, onReady?: (port: number) => void): Promise<number> {
  const options = readOptions(args, io)
  if ('problem' in options) return refuse(io, words => fillMessage(words.badOption, { problem: options.problem }))
  return serveSuite(options, io, onReady)
}

/** Serves the suite as it was asked for, until a signal ends it. */
export async function serveSuite(options: ServeOptions, io: ProgramIo, onReady?: (port: number) => void): Promise<number> {
  if (options.host !== 'localhost' && !isLoopback(options.host)) return refuse(io, words => words.hostNotLoopback)
  const paths = backendPaths(io.programFolder)
  if (!existsSync(join(paths.rendererFolder, 'index.html'))) return refuse(io, words => words.notBuilt)
  let mode: BrowserMode | undefined
  const show = (): void => {
    if (mode !== undefined) void openInBrowser(mode.newAddress())
  }
  const opened = await openBackend({
    paths,
    dataFolder: options.dataFolder,
    keepsData: options.keepsData ?? true,
    draftsFolder: resolveDraftsFolder({ namedDataFolder: options.namedDataFolder }),
    roomServerSettings: readRoomServerSettings(paths.participantFolder, process.env),
    onShow: show,
    onRoom: isOpen => {
      if (isOpen) compactHeap()
    },
  }).catch((error: unknown) => errorText(error))
  if (typeof opened === 'string')
    return refuse(io, words => fillMessage(words.folderUnusable, { folder: options.dataFolder, because: opened }))
  if (opened.kind === 'in-use') {
    if (opened.owner.address === undefined) await opened.show()
    return handOver(opened.owner, options, io)
  }
  const { backend } = opened
  try {
    mode = await openMode(backend, options, paths.rendererFolder)
  } catch (error) {
    await backend.close()
    return refuse(io, words => listenProblem(error, options, words))
  }
  backend.storage.setBrowserAddress(() => mode?.newAddress())
  const address = `${mode.newAddress()}${options.place === undefined ? '' : `#${options.place}`}`
  // Listened for before the address is told: who reads it may end us at once.
  const ended = endSignal()
  onReady?.(mode.port)
  io.stdout(`ready ${address}\n`)
  if (options.open) void openInBrowser(address)
  await ended
  await mode.close()
  await backend.close()
  return 0
}

async function openMode(backend: Backend, options: ServeOptions, rendererFolder: string): Promise<BrowserMode> {
  const { storage, courses, packs, connections, now } = backend
  const signIn = await openSignIn(storage.browserSessions, now)
  const common = { host: options.host, rendererFolder, courses, packs, connections, signIn }
  if (options.port !== undefined) return openBrowserMode({ ...common, port: options.port })
  return openBrowserMode({ ...common, port: USUAL_PORT }).catch((error: unknown) => {
    if (errorCode(error) !== 'EADDRINUSE') throw error
    return openBrowserMode({ ...common, port: 0 })
  })
}

function listenProblem(error: unknown, { port, host }: ServeOptions, words: Messages['cli']): string {
  if (errorCode(error) === 'EADDRINUSE') return fillMessage(words.portTaken, { port: String(port) })
  if (errorCode(error) === 'EADDRNOTAVAIL') return fillMessage(words.hostUnknown, { host })
  throw error
}

/** The suite runs already: this start brings it to the front, or gives its address, and ends well. */
async function handOver(by: { readonly pid: number; readonly address?: string }, options: ServeOptions, io: CommandIo): Promise<number> {
  const words = await loadWords(io)
  if (by.address === undefined) {
    io.stderr(`${fillMessage(words.openAlreadyElsewhere, { pid: String(by.pid) })}\n`)
    return 0
  }
  io.stderr(`${words.openAlready}\n`)
  io.stdout(`ready ${by.address}\n`)
  if (options.open) void openInBrowser(by.address)
  return 0
}

function readOptions(args: readonly string[], io: ProgramIo): ServeOptions | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
      },
    })
    const port = values.port === undefined ? undefined : Number(values.port)
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) return { problem: `--port ${values.port}` }
    const dataFolder = dataFolderFor(values.data, io)
    const isNamed = (values.data ?? process.env['JMDI_DATA'] ?? '') !== ''
    return { host: values.host, port, dataFolder, namedDataFolder: isNamed ? dataFolder : undefined, open: !values['no-open'] }
  } catch (error) {
    return { problem: errorText(error) }
  }
}

async function openInBrowser(address: string): Promise<void> {
  const { default: open } = await import('open')
  const child = await open(address).catch(() => undefined)
  // Without a browser the address on standard output is all there is.
  child?.on('error', () => undefined)
}

function endSignal(): Promise<void> {
  return new Promise(resolve => {
    // For good: a terminal sends its interrupt to every process, and the supervisor asks once more.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
  })
}

async function refuse(io: CommandIo, text: (words: Messages['cli']) => string): Promise<number> {
  io.stderr(`${text(await loadWords(io))}\n`)
  return 1
}

/** Messages are needed only where something is in the way. */
async function loadWords({ locale }: CommandIo): Promise<Messages['cli']> {
  return (await import('#common/i18n/messages.ts')).messagesFor(locale).cli
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

function errorText(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error))
}
