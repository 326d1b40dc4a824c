/** Smaller counts above 0 are not published: somebody could be identified. */
export const MIN_SHOWN_COUNT = 5

/**
 * A count of a table with totals, as an edge of a flow network: row totals flow from a source to the rows, cells from rows to
 * columns, column totals to a sink. That flow is conserved at each node is all that a reader knows besides the published
 * counts.
 */
export interface TableCell {
  readonly from: string
  readonly to: string
  readonly value: number
  /** `shown` and `hidden`: already decided elsewhere. */
  readonly state: 'free' | 'shown' | 'hidden'
}

/** The minimum that a reader knows of a hidden count: 1 where empty cells are published as 0. */
type Floor = 0 | 1

/**
 * Indexes of the cells to hide so that no hidden count can be computed from the rest: complementary suppression with network
 * models (L. H. Cox, Network models for complementary cell suppression, Journal of the American Statistical Association 90,
 * 1995). Empty cells are hidden only where there is no other way. Undefined: no choice protects all cells, and the table must
 * not be published.
 */
export function suppressCells(cells: readonly TableCell[]): ReadonlySet<number> | undefined {
  return suppressKeepingZeros(cells) ?? findSuppression(cells, 0)
}

/** The same where every empty cell is published as 0, as tables beside each other need: a reader of one knows that of the other. */
export function suppressKeepingZeros(cells: readonly TableCell[]): ReadonlySet<number> | undefined {
  return findSuppression(cells, 1)
}

/**
 * A hidden cell is safe if its count could be another one, which is so exactly if a cycle of hidden cells leads through it in
 * the residual network of the flow. Where there is none, the cells of the cheapest cycle are hidden as well, until every
 * hidden cell is safe.
 */
function findSuppression(cells: readonly TableCell[], floor: Floor): ReadonlySet<number> | undefined {
  const hidden = new Set(cells.flatMap((cell, index) => (mustHide(cell, floor) ? [index] : [])))
  if ([...hidden].some(index => cells[index]?.state === 'shown')) return undefined
  // Unless an empty cell is among the hidden ones, a reader knows that each is at least 1.
  if (floor === 0 && ![...hidden].some(index => cells[index]?.value === 0)) return undefined
  for (const index of hidden) {
    // Iterating over a Set visits members added on the way, too.
    const cycle = findCheapestCycle(cells, index, hidden, floor)
    if (cycle === undefined) return undefined
    for (const added of cycle) hidden.add(added)
  }
  return hidden
}

function mustHide({ value, state }: TableCell, floor: Floor): boolean {
  return state === 'hidden' || (value >= floor && value < MIN_SHOWN_COUNT && (value > 0 || state === 'free'))
}

/** Cells of the cheapest cycle that lets the cell at `index` have another count. */
function findCheapestCycle(
  cells: readonly TableCell[],
  index: number,
  hidden: ReadonlySet<number>,
  floor: Floor,
): readonly number[] | undefined {
  const cell = cells[index]
  if (cell === undefined) return undefined
  const arcs = listArcs(cells, index, hidden, floor)
  const larger = findCheapestPath(arcs, cell.to, cell.from)
  const smaller = cell.value > floor ? findCheapestPath(arcs, cell.from, cell.to) : undefined
  if (larger === undefined) return smaller?.cells
  return smaller !== undefined && smaller.cost < larger.cost ? smaller.cells : larger.cells
}

interface Arc {
  readonly from: string
  readonly to: string
  readonly cost: number
  readonly cell: number
}

/** A cell can grow without limit along its edge; against it, it can shrink to the floor. */
function listArcs(cells: readonly TableCell[], without: number, hidden: ReadonlySet<number>, floor: Floor): readonly Arc[] {
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

/** Dijkstra's algorithm, over a few dozen arcs. */
function findCheapestPath(arcs: readonly Arc[], start: string, end: string): Path | undefined {
  const known = new Map<string, Path>([[start, { cost: 0, cells: [] }]])
  const done = new Set<string>()
  for (;;) {
    const nearest = [...known]
      .filter(([node]) => !done.has(node))
      .reduce<readonly [string, Path] | undefined>(
        (best, entry) => (best === undefined || entry[1].cost < best[1].cost ? entry : best),
        undefined,
      )
    if (nearest === undefined) return undefined
    const [node, path] = nearest
    if (node === end) return path
    done.add(node)
    for (const arc of arcs.filter(({ from }) => from === node)) {
      const cost = path.cost + arc.cost
      if (cost < (known.get(arc.to)?.cost ?? Infinity)) known.set(arc.to, { cost, cells: [...path.cells, arc.cell] })
    }
  }
}
