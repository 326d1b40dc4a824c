import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'

/** What a browser tells of a voice of the computer. */
export interface Voice {
  readonly name: string
  /** `en-GB`, with some systems `en_GB`. */
  readonly lang: string
  /** Works without internet. */
  readonly localService: boolean
  readonly default: boolean
}

/** Speech Dispatcher offers each voice a hundred times, once with every variant: `English (Great Britain)+female1`. */
const VARIANT = '+'
const NATURAL = /natural|premium|enhanced|neural/i
/** More nobody tries. */
const MOST_OFFERED = 40

/** The voices of a language that need no internet, the best first. */
export function listVoices<V extends Voice>(voices: readonly V[], lang: Locale): readonly V[] {
  const fitting = voices.filter(voice => voice.localService && !voice.name.includes(VARIANT) && languageOf(voice) === lang)
  const unique = [...new Map(fitting.map(voice => [voice.name, voice])).values()]
  return unique.toSorted((one, other) => rank(other) - rank(one)).slice(0, MOST_OFFERED)
}

function languageOf({ lang }: Voice): Locale | undefined {
  const primary = lang.toLowerCase().split(/[-_]/)[0]
  return LOCALES.find(locale => locale === primary)
}

function rank(voice: Voice): number {
  return (NATURAL.test(voice.name) ? 2 : 0) + (voice.default ? 1 : 0)
}
