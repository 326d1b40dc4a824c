import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { shell, utilityProcess, type BrowserWindow } from 'electron'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Trouble } from '#main/backend/backend-process.ts'
import { SHELL_PATH } from '#main/protocol.ts'
import { browserAddress, TROUBLE_ACTIONS, troublePage, type DoctorOutcome, type TroubleAction } from './recovery-page.ts'

const BACKUPS_SHOWN = 3
/** Ten thousand learners are checked in much less. */
const DOCTOR_WITHIN_MS = 300_000
const MOST_PRINTED = 20_000
/** What the exit codes of `jmdi doctor` mean. */
const DOCTOR_SAYS = ['healthy', 'repaired', 'not-repaired'] as const

export interface TroubleOptions {
  readonly backendFolder: string
  /** Read each time: it changes as the shell runs. */
  readonly known: { readonly locale: Locale; readonly dataFolder: string | undefined }
  readonly tryAgain: () => void
  readonly openFolder: () => void
  readonly saveReport: () => void
}

export interface TroubleDesk {
  readonly begin: (trouble: Trouble) => void
  readonly page: () => Promise<string>
  /** Does what a button of the page asks for; false: it was none. */
  readonly follow: (window: BrowserWindow, pathname: string) => boolean
}

/** Keeps what the page of trouble shows and does what its buttons say. */
export function openTroubleDesk(options: TroubleOptions): TroubleDesk {
  let trouble: Trouble = { kind: 'stopped' }
  let doctor: DoctorOutcome | undefined

  async function check(window: BrowserWindow): Promise<void> {
    if (doctor?.kind === 'running') return
    doctor = { kind: 'running' }
    window.webContents.reload()
    doctor = await runDoctor(options.backendFolder, options.known.dataFolder)
    if (!window.isDestroyed()) window.webContents.reload()
  }

  function openThere(): void {
    const address = browserAddress(trouble)
    if (address !== undefined) void shell.openExternal(address)
  }

  const actions: Readonly<Record<TroubleAction, (window: BrowserWindow) => void>> = {
    'try-again': options.tryAgain,
    'open-there': openThere,
    check: window => void check(window),
    folder: options.openFolder,
    report: options.saveReport,
  }

  function begin(next: Trouble): void {
    trouble = next
    doctor = undefined
  }

  function page(): Promise<string> {
    const { locale, dataFolder } = options.known
    return Promise.resolve(troublePage({ locale, trouble, dataFolder, backups: newestBackups(dataFolder), doctor }))
  }

  function follow(window: BrowserWindow, pathname: string): boolean {
    const action = TROUBLE_ACTIONS.find(known => pathname === `${SHELL_PATH}${known}`)
    if (action === undefined) return false
    actions[action](window)
    return true
  }

  return { begin, page, follow }
}

function newestBackups(dataFolder: string | undefined): readonly string[] {
  if (dataFolder === undefined) return []
  try {
    const names = readdirSync(join(dataFolder, 'backups')).filter(name => name.endsWith('.zip'))
    return names.sort().reverse().slice(0, BACKUPS_SHOWN)
  } catch {
    return []
  }
}

/** Runs the same `jmdi doctor` as the command line, in a process of its own. */
function runDoctor(backendFolder: string, dataFolder: string | undefined): Promise<DoctorOutcome> {
  const args = ['doctor', ...(dataFolder === undefined ? [] : ['--data', dataFolder])]
  const child = utilityProcess.fork(join(backendFolder, 'cli.mjs'), args, {
    serviceName: 'JMDI Suite doctor',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const collect = (chunk: Buffer): void => {
    printed = (printed + chunk.toString()).slice(-MOST_PRINTED)
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  child.on('error', () => child.kill())
  return new Promise(resolve => {
    const late = setTimeout(() => child.kill(), DOCTOR_WITHIN_MS)
    child.once('exit', code => {
      clearTimeout(late)
      const kind = DOCTOR_SAYS[code]
      resolve(kind === undefined ? { kind: 'failed' } : { kind, printed })
    })
  })
}
