import type { Place } from './problem.ts'

/** A reference to be resolved once the whole course is read. */
export interface Reference extends Place {
  readonly kind: 'term' | 'source' | 'media' | 'competency' | 'question' | 'lesson'
  /** Id, number or path inside the course (`media/cycle.svg`). */
  readonly target: string
}

/** An id that a text gives to something. */
export interface Declaration extends Place {
  readonly kind: 'lesson' | 'block' | 'question' | 'term' | 'document' | 'guide'
  readonly id: string
}
