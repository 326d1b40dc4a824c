import type { Locale } from '#common/domain/shared/locale.ts'
import ar from './templates/ar.json' with { type: 'json' }
import en from './templates/en.json' with { type: 'json' }
import es from './templates/es.json' with { type: 'json' }
import fr from './templates/fr.json' with { type: 'json' }

/** What the files of a new course say, in the language the course is written in. */
export type TemplateWords = typeof en

const WORDS: Readonly<Record<Locale, TemplateWords>> = { en, fr, es, ar }

export function templateWords(lang: Locale): TemplateWords {
  return WORDS[lang]
}
