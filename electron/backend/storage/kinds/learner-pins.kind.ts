import { z } from 'zod'
import type { LearnerPins } from '#common/domain/pins/learner-pins.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

const secret = z.object({ salt: z.string(), hash: z.string() })
const shape = z.record(z.string(), z.object({ pin: secret, recovery: secret }).nullable())

export const learnerPinsKind: DocumentKind<LearnerPins> = { name: 'learner-pins', migrations: [], parse: data => shape.parse(data) }
