const THREADS = 3

/** Paths of threads that wave along the x axis from 0 to `length`, each woven with its mirror image; a whole number of waves of about `period`. */
export function wovenSide(length: number, band: number, period: number): readonly string[] {
  const halves = Math.max(2, Math.round(length / period) * 2)
  const step = length / halves
  return Array.from({ length: THREADS }, (_, thread) => (band / 2 - 8) * (1 - thread / THREADS)).flatMap(height => [
    waves(halves, step, height),
    waves(halves, step, -height),
  ])
}

function waves(halves: number, step: number, height: number): string {
  const parts = Array.from({ length: halves }, (_, half) => {
    const top = half % 2 === 0 ? height : -height
    return `c${round(step * 0.36)} ${round(top * 1.33)} ${round(step * 0.64)} ${round(top * 1.33)} ${round(step)} 0`
  })
  return `M0 0${parts.join('')}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
