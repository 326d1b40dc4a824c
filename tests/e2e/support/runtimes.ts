import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The Electron program named by ELECTRON_OVERRIDE_DIST_PATH or installed; undefined where there is none. */
export function electronProgram(): string | undefined {
  const program = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string] ?? 'electron'
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const candidates = [named === undefined ? undefined : join(named, program), join(root, 'node_modules/electron/dist', program)]
  return candidates.find(path => path !== undefined && existsSync(path))
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0

/** Chromium refuses its sandbox to root. */
export const sandboxArguments: readonly string[] = isRoot ? ['--no-sandbox'] : []

/** No graphics card is asked for, and nothing moves: specs have no use for the frames between. */
export const stillArguments: readonly string[] = ['--disable-gpu', '--force-prefers-reduced-motion']

/** Without these a Chromium keeps asking for hosts that have nothing to do with us, and on a machine without a graphics card its frames may stand still. */
export const quietArguments: readonly string[] = [
  ...sandboxArguments,
  ...stillArguments,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export function chromiumProgram(): string {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  if (!existsSync(path)) throw new Error(`No Chromium at ${path}: run npm test, which finds or installs one, or set CHROMIUM_PATH`)
  return path
}
