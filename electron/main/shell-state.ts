import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { THEMES, type Theme } from '#common/domain/settings/settings.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { writeFileAtomic } from './write-file-atomic.ts'
import type { WindowState } from './windows/window-state.ts'

/** What the shell remembers between starts. Losing it loses no work. */
export interface ShellState {
  readonly window: WindowState
  /** Chromium's zoom level: 0 is 100 %, a step is 20 %. */
  readonly zoomLevel: number
  readonly locale: Locale | undefined
  readonly theme: Theme
  readonly saveFolder: string | undefined
}

export interface ShellStateStore {
  readonly read: () => ShellState
  /** Takes effect at once and is written a moment later. */
  readonly change: (part: Partial<ShellState>) => void
  /** Writes pending changes now. */
  readonly flush: () => void
}

const FIRST: ShellState = {
  window: { bounds: undefined, maximised: false, fullScreen: false },
  zoomLevel: 0,
  locale: undefined,
  theme: 'system',
  saveFolder: undefined,
}

/** Dragging a window changes its bounds many times a second. */
const WRITE_AFTER_MS = 400

export function createShellStateStore(folder: string, reportError: (error: unknown) => void): ShellStateStore {
  const file = join(folder, 'window.json')
  let state = readShellState(file)
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    try {
      writeFileAtomic(file, JSON.stringify(state))
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

/** Reads what is well formed and takes defaults for the rest. */
export function readShellState(file: string): ShellState {
  const saved = readObject(file)
  const window = asObject(saved['window'])
  return {
    window: { bounds: parseBounds(window['bounds']), maximised: window['maximised'] === true, fullScreen: window['fullScreen'] === true },
    zoomLevel: typeof saved['zoomLevel'] === 'number' && Number.isFinite(saved['zoomLevel']) ? saved['zoomLevel'] : FIRST.zoomLevel,
    locale: LOCALES.find(locale => locale === saved['locale']),
    theme: THEMES.find(theme => theme === saved['theme']) ?? FIRST.theme,
    saveFolder: typeof saved['saveFolder'] === 'string' ? saved['saveFolder'] : undefined,
  }
}

function readObject(file: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function parseBounds(value: unknown): WindowState['bounds'] {
  const { x, y, width, height } = asObject(value)
  const whole = [x, y, width, height].every(number => Number.isInteger(number))
  return whole ? ({ x, y, width, height } as WindowState['bounds']) : undefined
}
