import type { Locale } from '#common/domain/shared/locale.ts'
import ar from './ar.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Words said outside the page. Every locale has every key: a spec compares them. */
export type Words = typeof en

const WORDS: Readonly<Record<Locale, Words>> = { en, fr, es, ar }

export function wordsOf(locale: Locale): Words {
  return WORDS[locale]
}
