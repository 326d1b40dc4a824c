import type { InputOf } from '#common/contract/index.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { Settings } from '#common/domain/settings/settings.ts'
import type { CallFunction } from '#renderer/api/index.ts'

/** What differs between a window of the computer and a learner's phone. */
export interface SessionHost {
  readonly readSettings: () => Promise<Settings>
  readonly changeSettings: (change: InputOf<'settings.change'>) => Promise<Settings>
  /** Who goes on here without being asked; null: nobody. */
  readonly openLast: (settings: Settings) => Promise<Learner | null>
  /** Chooses a learner again for this connection. @throws CodedError where that is refused */
  readonly reopen: (learnerId: string, call: CallFunction) => Promise<Learner | null>
  readonly leave: () => Promise<unknown>
}
