import { mergeLearnerPins, type LearnerPins } from '#common/domain/pins/learner-pins.ts'
import { createDurableFile } from '#backend/storage/disk/durable-file.ts'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { LEARNER_PINS_PATH } from '#backend/storage/documents/document-paths.ts'
import { openEnvelope } from '#backend/storage/documents/envelope.ts'
import { learnerPinsKind } from '#backend/storage/kinds/learner-pins.kind.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'
import type { OpenBackup } from './open-backup.ts'

/** Adds the PINs of a backup's learners, before their records are there. Doing it again, after an interruption, changes nothing. */
export async function addLearnerPins(context: StorageContext, backup: Pick<OpenBackup, 'read'>): Promise<void> {
  const added = readPins(backup.read(LEARNER_PINS_PATH))
  if (Object.keys(added).length === 0) return
  const file = createDurableFile<LearnerPins>(context, LEARNER_PINS_PATH, learnerPinsKind)
  await file.write(mergeLearnerPins((await file.read()) ?? {}, added))
}

function readPins(bytes: Uint8Array | undefined): LearnerPins {
  const opened = bytes && openEnvelope(bytes, currentSchema(learnerPinsKind))
  return opened?.kind === 'good' ? migrate(learnerPinsKind, opened.envelope.schema, opened.envelope.data) : {}
}
