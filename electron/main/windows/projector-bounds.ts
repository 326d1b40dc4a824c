import type { Rectangle } from 'electron'

interface Screen {
  readonly bounds: Rectangle
  readonly workArea: Rectangle
}

export interface ProjectorBounds {
  readonly bounds: Rectangle
  readonly fullScreen: boolean
}

/** Share of the only screen, so that the control screen stays visible. */
const SHARE = 0.75

/** Fills a screen on which the suite's window is not; with only one screen, a centred window. */
export function chooseProjectorBounds(suite: Rectangle, screens: readonly Screen[]): ProjectorBounds | undefined {
  const here = screens.reduce<Screen | undefined>(
    (best, screen) => (best === undefined || overlap(suite, screen.bounds) > overlap(suite, best.bounds) ? screen : best),
    undefined,
  )
  const other = screens.find(screen => screen !== here)
  if (other !== undefined) return { bounds: other.bounds, fullScreen: true }
  return here && { bounds: centredIn(here.workArea), fullScreen: false }
}

function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}

function centredIn({ x, y, width, height }: Rectangle): Rectangle {
  const size = { width: Math.round(width * SHARE), height: Math.round(height * SHARE) }
  return { x: x + Math.round((width - size.width) / 2), y: y + Math.round((height - size.height) / 2), ...size }
}
