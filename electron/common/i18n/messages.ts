import type { Locale } from '#common/domain/shared/locale.ts'
import ar from './ar.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Messages used outside the renderer. A spec checks that every locale has every key. */
export type Messages = typeof en

const MESSAGES: Readonly<Record<Locale, Messages>> = { en, fr, es, ar }

export function messagesFor(locale: Locale): Messages {
  return MESSAGES[locale]
}
