const BAND = 7.4
const HEIGHT = BAND / 2 - 0.9
const PIECES_A_WAVE = 2
const round = (value: number): string => value.toFixed(2)

/** The border and the seal of templates/border.typ as SVG in millimetres, so that a browser draws as many curves as Typst does. */
export function wovenBorder(width: number, height: number): string {
  const start = 8 + BAND / 2
  const [across, down] = [width - 2 * start, height - 2 * start]
  const sides = [
    [across, `translate(${start} ${start})`],
    [down, `translate(${width - start} ${start}) rotate(90)`],
    [across, `translate(${width - start} ${height - start}) rotate(180)`],
    [down, `translate(${start} ${height - start}) rotate(270)`],
  ] as const
  const corners = [start, width - start].flatMap(x => [start, height - start].map(y => `<g transform="translate(${x} ${y})">${rosette(BAND * 0.82)}</g>`))
  const drawn = sides.map(([length, transform]) => `<g transform="${transform}">${side(length)}</g>`).join('')
  const seal = `<g transform="translate(${width / 2} ${height - 54})" opacity="0.4">${roundel(19)}</g>`
  return `<svg viewBox="0 0 ${width} ${height}" fill="none" stroke-width="0.11" style="position:fixed;inset:0">${drawn}${corners.join('')}${seal}</svg>`
}

function rosette(radius: number): string {
  const disc = `<circle r="${radius}" fill="#fff" stroke="#0F6E68"/>`
  return `${disc}<path stroke="#0F6E68" d="${rings(0.5 * radius, 0.93 * radius, 11, 3)}"/><path stroke="#B45309" d="${rings(0.2 * radius, 0.52 * radius, 8, 2)}"/>`
}

function roundel(radius: number): string {
  const teal = rings(0.74 * radius, radius, 24, 3) + rings(0.34 * radius, 0.72 * radius, 13, 3)
  return `<path stroke="#0F6E68" d="${teal}"/><path stroke="#B45309" d="${rings(0.12 * radius, 0.34 * radius, 8, 2)}"/>`
}

function rings(inner: number, outer: number, petals: number, count: number): string {
  return Array.from({ length: count }, (_, index) => ring((inner + outer) / 2, (outer - inner) / 2, petals, (index * 2 * Math.PI) / count)).join('')
}

/** Three cubic pieces a petal, as in border.typ. */
function ring(middle: number, swing: number, petals: number, phase: number): string {
  const step = (2 * Math.PI) / (petals * 3)
  const radius = (angle: number): number => middle + swing * Math.cos(petals * angle + phase)
  const growth = (angle: number): number => -swing * petals * Math.sin(petals * angle + phase)
  const point = (angle: number, along: number): readonly number[] => [
    radius(angle) * Math.cos(angle) + (along * step * (growth(angle) * Math.cos(angle) - radius(angle) * Math.sin(angle))) / 3,
    radius(angle) * Math.sin(angle) + (along * step * (growth(angle) * Math.sin(angle) + radius(angle) * Math.cos(angle))) / 3,
  ]
  const piece = (index: number): string => `C${[...point(index * step, 1), ...point((index + 1) * step, -1), ...point((index + 1) * step, 0)].map(round).join(' ')}`
  return `M${point(0, 0).map(round).join(' ')}${Array.from({ length: petals * 3 }, (_, index) => piece(index)).join('')}`
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
