import type { Locale } from '#common/domain/shared/locale.ts'
import ar from './templates/ar.json' with { type: 'json' }
import en from './templates/en.json' with { type: 'json' }
import es from './templates/es.json' with { type: 'json' }
import fr from './templates/fr.json' with { type: 'json' }

/** The texts of a new course, in the language of the course. */
export type TemplateWords = typeof en

const WORDS: Readonly<Record<Locale, TemplateWords>> = { en, fr, es, ar }

export function getTemplateWords(lang: Locale): TemplateWords {
  return WORDS[lang]
}
