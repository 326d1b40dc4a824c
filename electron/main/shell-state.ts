import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { THEMES, type Theme } from '#common/domain/settings/settings.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { writeWhole } from './write-whole.ts'
import type { WindowState } from './windows/window-state.ts'

/** What the shell remembers from one start to the next; losing it costs a moved window, no work. */
export interface ShellState {
  readonly window: WindowState
  /** Chromium's zoom level: 0 is 100 %, a step is 20 %. */
  readonly zoomLevel: number
  readonly locale: Locale | undefined
  readonly theme: Theme
  readonly saveFolder: string | undefined
}

export interface ShellStateFile {
  readonly read: () => ShellState
  /** Remembers at once, writes soon. */
  readonly change: (part: Partial<ShellState>) => void
  /** Writes what is not written yet. */
  readonly flush: () => void
}

const FIRST: ShellState = {
  window: { bounds: undefined, maximised: false, fullScreen: false },
  zoomLevel: 0,
  locale: undefined,
  theme: 'system',
  saveFolder: undefined,
}

/** A window being dragged changes its place many times a second. */
const WRITE_AFTER_MS = 400

export function openShellState(folder: string, reportError: (error: unknown) => void): ShellStateFile {
  const file = join(folder, 'window.json')
  let state = readShellState(file)
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    try {
      writeWhole(file, JSON.stringify(state))
    } catch (error) {
      reportError(error)
    }
  }

  function change(part: Partial<ShellState>): void {
    state = { ...state, ...part }
    timer ??= setTimeout(flush, WRITE_AFTER_MS)
  }

  return { read: () => state, change, flush }
}

/** Takes from the file what is well formed. */
export function readShellState(file: string): ShellState {
  const kept = readObject(file)
  const window = objectOf(kept['window'])
  return {
    window: { bounds: boundsOf(window['bounds']), maximised: window['maximised'] === true, fullScreen: window['fullScreen'] === true },
    zoomLevel: typeof kept['zoomLevel'] === 'number' && Number.isFinite(kept['zoomLevel']) ? kept['zoomLevel'] : FIRST.zoomLevel,
    locale: LOCALES.find(locale => locale === kept['locale']),
    theme: THEMES.find(theme => theme === kept['theme']) ?? FIRST.theme,
    saveFolder: typeof kept['saveFolder'] === 'string' ? kept['saveFolder'] : undefined,
  }
}

function readObject(file: string): Record<string, unknown> {
  try {
    return objectOf(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function boundsOf(value: unknown): WindowState['bounds'] {
  const { x, y, width, height } = objectOf(value)
  const whole = [x, y, width, height].every(number => Number.isInteger(number))
  return whole ? ({ x, y, width, height } as WindowState['bounds']) : undefined
}
