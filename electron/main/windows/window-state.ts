import type { Rectangle } from 'electron'

export interface WindowState {
  readonly bounds: Rectangle | undefined
  readonly maximised: boolean
  readonly fullScreen: boolean
}

export const SMALLEST_SIZE = { width: 480, height: 400 } as const
const FIRST_SIZE = { width: 1200, height: 820 } as const
/** So much of a window must lie on a screen for a person to find and move it. */
const VISIBLE = { width: 160, height: 60 } as const

/**
 * Where a window opens: where it was, or in the middle of the first work area when that screen is gone.
 * `workAreas` are the screens without their bars, the main one first.
 */
export function placeWindow(kept: Rectangle | undefined, workAreas: readonly Rectangle[]): Partial<Rectangle> {
  const area = workAreas.find(candidate => kept !== undefined && isVisibleOn(kept, candidate))
  if (kept === undefined || area === undefined) return fitInto({ ...FIRST_SIZE, ...sizeOf(kept) }, workAreas[0])
  const { width, height } = fitInto(kept, area)
  return { x: Math.max(kept.x, area.x - (width - VISIBLE.width)), y: Math.max(kept.y, area.y), width, height }
}

function sizeOf(kept: Rectangle | undefined): { readonly width: number; readonly height: number } | undefined {
  return kept === undefined ? undefined : { width: kept.width, height: kept.height }
}

function fitInto(
  size: { readonly width: number; readonly height: number },
  area: Rectangle | undefined,
): { readonly width: number; readonly height: number } {
  const width = Math.max(SMALLEST_SIZE.width, Math.min(size.width, area?.width ?? size.width))
  const height = Math.max(SMALLEST_SIZE.height, Math.min(size.height, area?.height ?? size.height))
  return { width, height }
}

function isVisibleOn(window: Rectangle, area: Rectangle): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const top = window.y >= area.y - VISIBLE.height && window.y + VISIBLE.height <= area.y + area.height
  return width >= VISIBLE.width && top
}
