/** How many columns a board has. */
export const BOARD_COLUMNS = { min: 2, max: 5 } as const
/** Of the name of a column and of a heading in it, in characters. */
export const BOARD_NAME_MAX_LENGTH = 40

export const POST_ORDERS = ['votes', 'time'] as const
export type PostOrder = (typeof POST_ORDERS)[number]

/** How the posts of a run are shown, chosen by the facilitator. */
export interface WallSettings {
  readonly order: PostOrder
  /** Names of the columns of its board; empty: a list. */
  readonly columns: readonly string[]
}

export const LIST_BY_VOTES: WallSettings = { order: 'votes', columns: [] }

/** Whether columns make a board, or none make a list. Each has a name of its own. */
export function areColumns(columns: readonly string[]): boolean {
  if (columns.length === 0) return true
  const hasCount = columns.length >= BOARD_COLUMNS.min && columns.length <= BOARD_COLUMNS.max
  return hasCount && columns.every(name => name !== '') && new Set(columns).size === columns.length
}
