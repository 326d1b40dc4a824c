const BAND = 7.4
const HEIGHT = BAND / 2 - 0.9
const PIECES_A_WAVE = 2
const round = (value: number): string => value.toFixed(2)

/** The border of templates/border.typ as SVG in millimetres, so that a browser draws as many curves as Typst does. */
export function wovenBorder(width: number, height: number): string {
  const start = 8 + BAND / 2
  const [across, down] = [width - 2 * start, height - 2 * start]
  const sides = [
    [across, `translate(${start} ${start})`],
    [down, `translate(${width - start} ${start}) rotate(90)`],
    [across, `translate(${width - start} ${height - start}) rotate(180)`],
    [down, `translate(${start} ${height - start}) rotate(270)`],
  ] as const
  const drawn = sides.map(([length, transform]) => `<g transform="${transform}">${side(length)}</g>`).join('')
  return `<svg viewBox="0 0 ${width} ${height}" fill="none" stroke-width="0.11" style="position:fixed;inset:0">${drawn}</svg>`
}

function side(length: number): string {
  const waves = Math.round(length / 11)
  const teal = Array.from({ length: 6 }, (_, index) => thread(length, HEIGHT, waves, (index * Math.PI) / 3))
  const saffron = [0, Math.PI].map(phase => thread(length, HEIGHT * 0.45, waves, phase + Math.PI / 6))
  return `<path stroke="#0F6E68" d="${teal.join('')}"/><path stroke="#B45309" d="${saffron.join('')}"/>`
}

function thread(length: number, height: number, waves: number, phase: number): string {
  const pieces = waves * PIECES_A_WAVE
  const step = length / pieces
  const turns = (2 * Math.PI * waves) / length
  const y = (x: number): number => height * Math.sin(turns * x + phase)
  const rise = (x: number): number => ((height * turns * step) / 3) * Math.cos(turns * x + phase)
  const piece = (index: number): string => {
    const [from, to] = [index * step, (index + 1) * step]
    return `C${[from + step / 3, y(from) + rise(from), to - step / 3, y(to) - rise(to), to, y(to)].map(round).join(' ')}`
  }
  return `M0 ${round(y(0))}${Array.from({ length: pieces }, (_, index) => piece(index)).join('')}`
}
