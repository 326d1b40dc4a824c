import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { shell, utilityProcess, type BrowserWindow } from 'electron'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { BackendFailure } from '#main/backend/backend-process.ts'
import { SHELL_PATH } from '#main/protocol.ts'
import { browserAddress, RECOVERY_ACTIONS, recoveryPage, type DoctorOutcome, type RecoveryAction } from './recovery-page.ts'

const BACKUPS_LISTED = 3
/** Checking ten thousand learners takes much less. */
const DOCTOR_TIMEOUT_MS = 300_000
const MAX_OUTPUT_CHARACTERS = 20_000
/** Exit codes 0, 1 and 2 of `jmdi doctor`. */
const OUTCOME_BY_EXIT_CODE = ['healthy', 'repaired', 'not-repaired'] as const

export interface CrashRecoveryOptions {
  readonly backendFolder: string
  /** Read anew each time, because it changes while the shell runs. */
  readonly facts: { readonly locale: Locale; readonly dataFolder: string | undefined }
  readonly tryAgain: () => void
  readonly openDataFolder: () => void
  readonly saveReport: () => void
}

export interface CrashRecovery {
  readonly begin: (failure: BackendFailure) => void
  readonly page: () => Promise<string>
  /** Performs the action of a button on the page; false if the path is not one. */
  readonly follow: (window: BrowserWindow, pathname: string) => boolean
}

/** What the recovery page shows, and what its buttons do. */
export function createCrashRecovery(options: CrashRecoveryOptions): CrashRecovery {
  let failure: BackendFailure = { kind: 'stopped' }
  let doctor: DoctorOutcome | undefined

  async function check(window: BrowserWindow): Promise<void> {
    if (doctor?.kind === 'running') return
    doctor = { kind: 'running' }
    window.webContents.reload()
    doctor = await runDoctor(options.backendFolder, options.facts.dataFolder)
    if (!window.isDestroyed()) window.webContents.reload()
  }

  function openInBrowser(): void {
    const address = browserAddress(failure)
    if (address !== undefined) void shell.openExternal(address)
  }

  const actions: Readonly<Record<RecoveryAction, (window: BrowserWindow) => void>> = {
    'try-again': options.tryAgain,
    'open-there': openInBrowser,
    check: window => void check(window),
    folder: options.openDataFolder,
    report: options.saveReport,
  }

  function begin(next: BackendFailure): void {
    failure = next
    doctor = undefined
  }

  function page(): Promise<string> {
    const { locale, dataFolder } = options.facts
    return Promise.resolve(recoveryPage({ locale, failure, dataFolder, backups: newestBackups(dataFolder), doctor }))
  }

  function follow(window: BrowserWindow, pathname: string): boolean {
    const action = RECOVERY_ACTIONS.find(name => pathname === `${SHELL_PATH}${name}`)
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
    return names.sort().reverse().slice(0, BACKUPS_LISTED)
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
    printed = (printed + chunk.toString()).slice(-MAX_OUTPUT_CHARACTERS)
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  child.on('error', () => child.kill())
  return new Promise(resolve => {
    const late = setTimeout(() => child.kill(), DOCTOR_TIMEOUT_MS)
    child.once('exit', code => {
      clearTimeout(late)
      const kind = OUTCOME_BY_EXIT_CODE[code]
      resolve(kind === undefined ? { kind: 'failed' } : { kind, printed })
    })
  })
}
