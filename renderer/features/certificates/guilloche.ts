const WAVE_PAIRS = 3

/** Paths of waves along the x axis from 0 to `length`, each with its mirror image: a whole number of waves of about `period`. */
export function createGuillochePaths(length: number, band: number, period: number): readonly string[] {
  const halves = Math.max(2, Math.round(length / period) * 2)
  const step = length / halves
  return Array.from({ length: WAVE_PAIRS }, (_, pair) => (band / 2 - 8) * (1 - pair / WAVE_PAIRS)).flatMap(height => [
    createWave(halves, step, height),
    createWave(halves, step, -height),
  ])
}

function createWave(halves: number, step: number, height: number): string {
  const segments = Array.from({ length: halves }, (_, half) => {
    const top = half % 2 === 0 ? height : -height
    return `c${round(step * 0.36)} ${round(top * 1.33)} ${round(step * 0.64)} ${round(top * 1.33)} ${round(step)} 0`
  })
  return `M0 0${segments.join('')}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
