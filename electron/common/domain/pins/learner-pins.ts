import type { PinSecrets } from './pin.ts'

/** The PINs of a computer's learners, by learner id; null: one was set and removed again. It outlives its learner: a backup may hold them. */
export type LearnerPins = Readonly<Record<string, PinSecrets | null>>

/**
 * The PINs after a restore. What was decided here last holds, be it no PIN: an older backup opens nobody's records, and a learner
 * of whom only the backup knows keeps the PIN that is in it.
 */
export function mergeLearnerPins(here: LearnerPins, backup: LearnerPins): LearnerPins {
  return { ...backup, ...here }
}
