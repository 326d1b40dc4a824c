import ar from '../../common/i18n/ar.json' with { type: 'json' }
import en from '../../common/i18n/en.json' with { type: 'json' }
import es from '../../common/i18n/es.json' with { type: 'json' }
import fr from '../../common/i18n/fr.json' with { type: 'json' }
import type { Locale } from '../../common/domain/shared/locale.ts'

export type CertificateWords = typeof en.certificate

const WORDS: Readonly<Record<Locale, CertificateWords>> = { en: en.certificate, fr: fr.certificate, es: es.certificate, ar: ar.certificate }

export function certificateWords(locale: Locale): CertificateWords {
  return WORDS[locale]
}
