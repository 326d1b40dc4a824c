import type { Rectangle } from 'electron'

export interface WindowState {
  readonly bounds: Rectangle | undefined
  readonly maximised: boolean
  readonly fullScreen: boolean
}

export const MINIMUM_SIZE = { width: 480, height: 400 } as const
const DEFAULT_SIZE = { width: 1200, height: 820 } as const
/** The least that must be visible for a window to be found and moved. */
const VISIBLE = { width: 160, height: 60 } as const

/**
 * Where a window opens: where it was, or in the middle of the first work area when that screen is gone.
 * `workAreas` are the screens without their bars, the main one first.
 */
export function restoreWindowBounds(saved: Rectangle | undefined, workAreas: readonly Rectangle[]): Partial<Rectangle> {
  const area = workAreas.find(candidate => saved !== undefined && isVisibleOn(saved, candidate))
  if (saved === undefined || area === undefined) return fitInto({ ...DEFAULT_SIZE, ...restoreSize(saved) }, workAreas[0])
  const { width, height } = fitInto(saved, area)
  return { x: Math.max(saved.x, area.x - (width - VISIBLE.width)), y: Math.max(saved.y, area.y), width, height }
}

function restoreSize(saved: Rectangle | undefined): { readonly width: number; readonly height: number } | undefined {
  return saved === undefined ? undefined : { width: saved.width, height: saved.height }
}

function fitInto(
  size: { readonly width: number; readonly height: number },
  area: Rectangle | undefined,
): { readonly width: number; readonly height: number } {
  const width = Math.max(MINIMUM_SIZE.width, Math.min(size.width, area?.width ?? size.width))
  const height = Math.max(MINIMUM_SIZE.height, Math.min(size.height, area?.height ?? size.height))
  return { width, height }
}

function isVisibleOn(window: Rectangle, area: Rectangle): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const top = window.y >= area.y - VISIBLE.height && window.y + VISIBLE.height <= area.y + area.height
  return width >= VISIBLE.width && top
}
