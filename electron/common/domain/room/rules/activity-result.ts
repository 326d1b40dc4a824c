/** A post as others see it. */
export interface ShownPost {
  readonly id: string
  readonly text: string
  readonly votes: number
  readonly group: number | undefined
  /** Name of who wrote it; undefined: anonymous, or names are not let through. */
  readonly by: string | undefined
  readonly state: 'waiting' | 'shown' | 'hidden'
  /** Posts that it stands for, itself not counted. */
  readonly merged: number
}

/** How one question of a bank was answered. */
export interface QuestionResult {
  readonly questionId: string
  /** Who answered, hands counted in the room included. */
  readonly n: number
  readonly right: number
  readonly partly: number
  readonly wrong: number
  /** How often each option was chosen; empty where there are none. */
  readonly options: readonly { readonly id: string; readonly count: number }[]
}

export interface RatedItem {
  /** How often each step was chosen, from the lowest. */
  readonly counts: readonly number[]
  /** Undefined: nobody rated it. From 0 to the highest step. */
  readonly mean: number | undefined
}

export interface PlacedActor {
  /** Means from 0 to the highest step; undefined: nobody placed it. */
  readonly power: number | undefined
  readonly interest: number | undefined
  /** Mean distance from the mean, in steps. */
  readonly spread: number
  /** How often each cell was chosen: rows of influence from 0, columns of interest from 0. */
  readonly cells: readonly (readonly number[])[]
}

/** What an activity has given so far. `n` counts the people or devices that answered. */
export type ActivityResult =
  | { readonly kind: 'choices'; readonly n: number; readonly counts: readonly number[]; readonly hands: readonly number[] }
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
  | { readonly kind: 'posts'; readonly n: number; readonly posts: readonly ShownPost[] }
  /** `items` in the order of the list; a place of 1 is the highest. */
  | {
      readonly kind: 'order'
      readonly n: number
      readonly items: readonly { readonly meanPlace: number | undefined; readonly first: number }[]
    }
  /** `before`: the same statements in the round before. */
  | {
      readonly kind: 'ratings'
      readonly n: number
      readonly items: readonly RatedItem[]
      readonly before: readonly RatedItem[] | undefined
      readonly comments: readonly ShownPost[]
    }
  | { readonly kind: 'places'; readonly n: number; readonly actors: readonly PlacedActor[] }
