/** Numbers above 0 and under this one are not published: few enough that somebody could be recognised. */
export const MIN_SHOWN_COUNT = 5

/**
 * A number of a table with totals, drawn as an edge of a network: the rows' totals flow out of a source, the cells of a
 * row flow on to the columns, their totals into a sink. What flows into a place flows out of it: that is all that a
 * reader of the table knows beside what is printed.
 */
export interface TableCell {
  readonly from: string
  readonly to: string
  readonly value: number
  /** `shown` and `hidden`: it was decided before, elsewhere. */
  readonly state: 'free' | 'shown' | 'hidden'
}

/** The least that a reader may expect behind a hidden number. Where empty cells are printed as 0, it is 1. */
type Floor = 0 | 1

/**
 * Which cells must be hidden so that none of the hidden ones can be computed from the rest: complementary suppression
 * by networks (L. H. Cox, Network models for complementary cell suppression, Journal of the American Statistical
 * Association 90, 1995). Only where there is no other way are the empty cells hidden as well. Undefined: no choice
 * protects them all, and the table must not be shown.
 */
export function suppressCells(cells: readonly TableCell[]): ReadonlySet<number> | undefined {
  return suppressionOf(cells, 1) ?? suppressionOf(cells, 0)
}

/**
 * A hidden cell is safe when its number could as well be another one. It could be larger or smaller exactly if a cycle
 * of hidden cells leads through it, along which some grow as others shrink (the residual network of the flow). Where
 * there is none, the cycle through the cheapest cells that are still shown is hidden as well, until every cell is safe.
 */
function suppressionOf(cells: readonly TableCell[], floor: Floor): ReadonlySet<number> | undefined {
  const hidden = new Set(cells.flatMap((cell, index) => (mustHide(cell, floor) ? [index] : [])))
  if ([...hidden].some(index => cells[index]?.state === 'shown')) return undefined
  // Where nothing is empty, a reader still knows that there is 1 or more behind each hidden cell.
  if (floor === 0 && ![...hidden].some(index => cells[index]?.value === 0)) return undefined
  for (const index of hidden) {
    // A set that grows is walked to its end: cells that are added here are looked at too.
    const cycle = cheapestCycle(cells, index, hidden, floor)
    if (cycle === undefined) return undefined
    for (const added of cycle) hidden.add(added)
  }
  return hidden
}

function mustHide({ value, state }: TableCell, floor: Floor): boolean {
  return state === 'hidden' || (value >= floor && value < MIN_SHOWN_COUNT && (value > 0 || state === 'free'))
}

/** Cells on the cheapest way that lets the cell at `index` be another number. */
function cheapestCycle(
  cells: readonly TableCell[],
  index: number,
  hidden: ReadonlySet<number>,
  floor: Floor,
): readonly number[] | undefined {
  const cell = cells[index]
  if (cell === undefined) return undefined
  const arcs = arcsOf(cells, index, hidden, floor)
  const larger = cheapestPath(arcs, cell.to, cell.from)
  const smaller = cell.value > floor ? cheapestPath(arcs, cell.from, cell.to) : undefined
  if (larger === undefined) return smaller?.cells
  return smaller !== undefined && smaller.cost < larger.cost ? smaller.cells : larger.cells
}

interface Arc {
  readonly from: string
  readonly to: string
  readonly cost: number
  readonly cell: number
}

/** A cell may grow without end along its edge; against it, it may shrink down to the floor. */
function arcsOf(cells: readonly TableCell[], without: number, hidden: ReadonlySet<number>, floor: Floor): readonly Arc[] {
  return cells.flatMap(({ from, to, value, state }, cell): readonly Arc[] => {
    if (cell === without || state === 'shown' || value < floor) return []
    const cost = hidden.has(cell) ? 0 : 1 + value
    return [{ from, to, cost, cell }, ...(value > floor ? [{ from: to, to: from, cost, cell }] : [])]
  })
}

interface Path {
  readonly cost: number
  readonly cells: readonly number[]
}

/** Dijkstra's, over a few dozen arcs. */
function cheapestPath(arcs: readonly Arc[], start: string, end: string): Path | undefined {
  const known = new Map<string, Path>([[start, { cost: 0, cells: [] }]])
  const done = new Set<string>()
  for (;;) {
    const nearest = [...known]
      .filter(([place]) => !done.has(place))
      .reduce<readonly [string, Path] | undefined>(
        (best, entry) => (best === undefined || entry[1].cost < best[1].cost ? entry : best),
        undefined,
      )
    if (nearest === undefined) return undefined
    const [place, path] = nearest
    if (place === end) return path
    done.add(place)
    for (const arc of arcs.filter(({ from }) => from === place)) {
      const cost = path.cost + arc.cost
      if (cost < (known.get(arc.to)?.cost ?? Infinity)) known.set(arc.to, { cost, cells: [...path.cells, arc.cell] })
    }
  }
}
