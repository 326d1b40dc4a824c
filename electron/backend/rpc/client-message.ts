import { z } from 'zod'

const message = z.discriminatedUnion('t', [
  z.object({ t: z.literal('hello'), contract: z.string().max(128), token: z.string().max(256).optional() }),
  z.object({
    t: z.literal('call'),
    n: z.int().nonnegative(),
    name: z.string().max(80),
    input: z.unknown(),
    id: z.string().max(64).optional(),
  }),
  z.object({ t: z.literal('ping') }),
])

export type ParsedClientMessage = z.output<typeof message>

/** What a client sent, or undefined when it is no message of ours. */
export function parseClientMessage(text: string): ParsedClientMessage | undefined {
  try {
    const parsed = message.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
