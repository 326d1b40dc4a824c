import type { Locale } from '#common/domain/shared/locale.ts'
import { createToken } from './identity.ts'

const TICKET_MS = 10 * 60_000
const MAX_TICKETS = 5000

/** Short-lived tickets for the take-home PDF: a plain link can open it, and tells nobody who the participant is. */
export interface TakeHomeTickets {
  /** A new ticket for the PDF in a language. */
  readonly issue: (lang: Locale) => string
  /** The language of a ticket that is still valid. */
  readonly findLanguage: (ticket: string) => Locale | undefined
}

export function createTakeHomeTickets(now: () => number, randomBytes: (length: number) => Uint8Array): TakeHomeTickets {
  const tickets = new Map<string, { readonly lang: Locale; readonly until: number }>()

  function issue(lang: Locale): string {
    for (const [ticket, { until }] of tickets) if (until < now() || tickets.size >= MAX_TICKETS) tickets.delete(ticket)
    const ticket = createToken(randomBytes)
    tickets.set(ticket, { lang, until: now() + TICKET_MS })
    return ticket
  }

  function findLanguage(ticket: string): Locale | undefined {
    const found = tickets.get(ticket)
    return found === undefined || found.until < now() ? undefined : found.lang
  }

  return { issue, findLanguage }
}
