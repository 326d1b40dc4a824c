import { BrowserWindow } from 'electron'
import type { ShellStateStore } from '#main/shell-state.ts'

/** From 48 % to 300 %, in Chromium's steps of 20 %. */
const LIMITS = { smallest: -4, largest: 6 } as const

export type ZoomStep = 'in' | 'out' | 'reset'

/** Restores the zoom level on each load and follows Ctrl + mouse wheel. */
export function trackZoom(window: BrowserWindow, state: ShellStateStore): void {
  const { webContents } = window
  webContents.on('did-finish-load', () => webContents.setZoomLevel(state.read().zoomLevel))
  webContents.on('zoom-changed', (_event, direction) => changeZoom(state, direction))
}

export function changeZoom(state: ShellStateStore, step: ZoomStep): void {
  const { zoomLevel } = state.read()
  const next = { in: Math.min(zoomLevel + 1, LIMITS.largest), out: Math.max(zoomLevel - 1, LIMITS.smallest), reset: 0 }[step]
  state.change({ zoomLevel: next })
  for (const { webContents } of BrowserWindow.getAllWindows()) webContents.setZoomLevel(next)
}
