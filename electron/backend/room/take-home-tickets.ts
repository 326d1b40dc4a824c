import type { Locale } from '#common/domain/shared/locale.ts'
import { makeToken } from './identity.ts'

/** An address that is good for a while: a link opens a paper, and tells nobody who holds it. */
const TICKET_MS = 10 * 60_000
const MOST_TICKETS = 5000

export interface TakeHomeTickets {
  /** A new ticket for the paper in a language. */
  readonly issue: (lang: Locale) => string
  /** The language of a ticket that is still good. */
  readonly languageOf: (ticket: string) => Locale | undefined
}

export function createTakeHomeTickets(now: () => number, randomBytes: (length: number) => Uint8Array): TakeHomeTickets {
  const tickets = new Map<string, { readonly lang: Locale; readonly until: number }>()

  function issue(lang: Locale): string {
    for (const [ticket, { until }] of tickets) if (until < now() || tickets.size >= MOST_TICKETS) tickets.delete(ticket)
    const ticket = makeToken(randomBytes)
    tickets.set(ticket, { lang, until: now() + TICKET_MS })
    return ticket
  }

  function languageOf(ticket: string): Locale | undefined {
    const found = tickets.get(ticket)
    return found === undefined || found.until < now() ? undefined : found.lang
  }

  return { issue, languageOf }
}
