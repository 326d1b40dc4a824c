import type { Locale } from '#common/domain/shared/locale.ts'
import { PLURAL_RULES } from './plural-rules.ts'

type Unit = 'hour' | 'minute'

/** In the forms of PLURAL_RULES. Arabic short units are single letters (4 س) that few people read: its units are whole words. */
const UNITS: Readonly<Record<Locale, Readonly<Record<Unit, readonly string[]>>>> = {
  en: { hour: ['{n} hr', '{n} hrs'], minute: ['{n} min', '{n} mins'] },
  fr: { hour: ['{n}\u202Fh', '{n}\u202Fh'], minute: ['{n}\u00A0min', '{n}\u00A0min'] },
  es: { hour: ['{n} h', '{n} h'], minute: ['{n} min', '{n} min'] },
  ar: {
    hour: ['{n} ساعة', 'ساعة', 'ساعتان', '{n} ساعات', '{n} ساعة', '{n} ساعة'],
    minute: ['{n} دقيقة', 'دقيقة', 'دقيقتان', '{n} دقائق', '{n} دقيقة', '{n} دقيقة'],
  },
}

const PERCENT: Readonly<Record<Locale, string>> = { en: '{n}%', fr: '{n}\u00A0%', es: '{n}\u00A0%', ar: '{n}\u200E%\u200E' }

/** From here on numbers have separators. */
const THOUSAND = 1000

/** Whether a number is written with its digits alone in every language of the suite. */
export function isShortWholeNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < THOUSAND
}

/** As `Intl.NumberFormat` writes a short whole number; its first use takes 20 ms, four times that on an old laptop, at every start. */
export function formatUnit(locale: Locale, value: number, unit: Unit): string {
  const forms = UNITS[locale][unit]
  return fill(forms[PLURAL_RULES[locale](value)] ?? '', value)
}

/** `value` is per cent, a short whole number. */
export function formatPercent(locale: Locale, value: number): string {
  return fill(PERCENT[locale], value)
}

function fill(pattern: string, value: number): string {
  return pattern.replace('{n}', String(value))
}
