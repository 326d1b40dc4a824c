import type { LearnerPins } from '#common/domain/pins/learner-pins.ts'
import type { PinSecrets } from '#common/domain/pins/pin.ts'
import { LEARNER_PINS_PATH } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { learnerPinsKind } from '#backend/storage/kinds/learner-pins.kind.ts'

/** The learners' PINs, apart from their profiles: a profile is shown to others, and a restore may not undo a PIN. */
export interface LearnerPinsRepository {
  /** Ids of the learners who have a PIN. */
  readonly list: () => Promise<ReadonlySet<string>>
  readonly read: (learnerId: string) => Promise<PinSecrets | undefined>
  /** Undefined removes the PIN. */
  readonly write: (learnerId: string, secrets: PinSecrets | undefined) => Promise<void>
}

export function createLearnerPinsRepository(store: DocumentStore): LearnerPinsRepository {
  const documents = store.documents(learnerPinsKind)
  const readAll = async (): Promise<LearnerPins> => (await documents.read(LEARNER_PINS_PATH)) ?? {}

  return {
    list: async () => new Set(Object.entries(await readAll()).flatMap(([id, secrets]) => (secrets === null ? [] : [id]))),
    read: async learnerId => (await readAll())[learnerId] ?? undefined,
    write: async (learnerId, secrets) => {
      await documents.change(LEARNER_PINS_PATH, pins => ({ ...pins, [learnerId]: secrets ?? null }))
    },
  }
}
