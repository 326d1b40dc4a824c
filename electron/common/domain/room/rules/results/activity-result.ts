/** A post in a result. */
export interface ShownPost {
  readonly id: string
  readonly text: string
  readonly votes: number
  readonly group: number | undefined
  /** Name of the author; undefined: anonymous, or names are left out. */
  readonly by: string | undefined
  readonly state: 'waiting' | 'shown' | 'hidden'
  /** Number of posts merged into it. */
  readonly merged: number
  readonly answered?: boolean | undefined
  /** Index of its column on the board, and its heading there; undefined: the first, none. */
  readonly column?: number | undefined
  readonly heading?: string | undefined
}

/** How one question of a bank was answered. */
export interface QuestionResult {
  readonly questionId: string
  /** Answers, raised hands included. */
  readonly n: number
  readonly right: number
  readonly partly: number
  readonly wrong: number
  /** Sum of the shares of the points, 0 to 1 each, that the marked answers earned. */
  readonly earned: number
  /** How often each option was chosen; empty where there are none. */
  readonly options: readonly { readonly id: string; readonly count: number }[]
}

export interface RatedItem {
  /** How often each step was chosen, lowest first. */
  readonly counts: readonly number[]
  /** From 0 to the highest step; undefined: nobody rated it. */
  readonly mean: number | undefined
}

export interface PlacedActor {
  /** Means from 0 to the highest step; undefined: nobody placed it. */
  readonly power: number | undefined
  readonly interest: number | undefined
  /** Mean distance from the mean, in steps. */
  readonly spread: number
  /** How often each cell was chosen: a row per step of influence, a column per step of interest. */
  readonly cells: readonly (readonly number[])[]
}

/** The result of an activity so far. `n` counts the participants or devices that answered. */
export type ActivityResult =
  /** `names`: who chose each option, where the whole room may see it. */
  | {
      readonly kind: 'choices'
      readonly n: number
      readonly counts: readonly number[]
      readonly hands: readonly number[]
      readonly names?: readonly (readonly string[])[] | undefined
    }
  | { readonly kind: 'questions'; readonly n: number; readonly questions: readonly QuestionResult[] }
  | {
      readonly kind: 'words'
      readonly n: number
      readonly words: readonly {
        readonly text: string
        readonly count: number
        readonly state: ShownPost['state']
        readonly postIds: readonly string[]
      }[]
    }
  /** `columns`: of the board they stand on; undefined or empty: a list. */
  | {
      readonly kind: 'posts'
      readonly n: number
      readonly posts: readonly ShownPost[]
      readonly columns?: readonly string[] | undefined
    }
  /** `items` in the order of the list; rank 1 is the highest. */
  | {
      readonly kind: 'order'
      readonly n: number
      readonly items: readonly { readonly meanPlace: number | undefined; readonly first: number }[]
    }
  /** `before`: the same statements in the previous round. */
  | {
      readonly kind: 'ratings'
      readonly n: number
      readonly items: readonly RatedItem[]
      readonly before: readonly RatedItem[] | undefined
      readonly comments: readonly ShownPost[]
    }
  | { readonly kind: 'places'; readonly n: number; readonly actors: readonly PlacedActor[] }
