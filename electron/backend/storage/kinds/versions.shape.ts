import { z } from 'zod'
import type { Versions } from '#common/domain/learners/merge/versions.ts'

const stamp = {
  counter: z.number(),
  id: z.string(),
  writer: z.string().optional(),
  seen: z.record(z.string(), z.number()).optional(),
}

/** A register with what was written in it on more than one device. */
export function versionsOf<T>(value: z.ZodType<T>): z.ZodType<Versions<T>> {
  const written = z.object({ ...stamp, kind: z.literal('value'), value })
  const gone = z.object({ ...stamp, kind: z.literal('gone') })
  const others = z.array(z.discriminatedUnion('kind', [written, gone])).optional()
  return z.discriminatedUnion('kind', [written.extend({ others }), gone.extend({ others })])
}
