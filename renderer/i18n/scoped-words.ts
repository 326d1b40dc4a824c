import { inject, provide, watch, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Locale } from '#common/domain/shared/locale.ts'
import { hasAllMessages, loadAllMessages } from './index.ts'
import { useFormats, type Formats } from './use-formats.ts'
import { useWords } from './use-words.ts'

/** Says a message, with its values and, where it has plural forms, the count that chooses one. */
type Say = (key: string, values?: Readonly<Record<string, unknown>>, count?: number) => string

export interface ScopedWords extends Formats {
  readonly t: Say
  readonly locale: () => Locale
}

const WORDS: InjectionKey<ScopedWords> = Symbol('words')

/** Everything below speaks this language, whatever the page speaks: what stands on the wall is for the room. */
export function provideScopedWords(lang: () => Locale): ScopedWords {
  const { t: message } = useI18n({ useScope: 'global' })
  watch(lang, loadAllMessages, { immediate: true })
  const say: Say = (key, values = {}, count) =>
    hasAllMessages(lang()) ? message(key, { ...values }, { locale: lang(), ...(count === undefined ? {} : { plural: count }) }) : ''
  const words = { t: say, locale: lang, ...useFormats(lang) }
  provide(WORDS, words)
  return words
}

/** The words of what this is part of: of the room's wall, else of the page. */
export function useScopedWords(): ScopedWords {
  const { t: message, locale, ...formats } = useWords()
  const say: Say = (key, values = {}, count) => message(key, { ...values }, { ...(count === undefined ? {} : { plural: count }) })
  return inject(WORDS, () => ({ t: say, locale, ...formats }), true)
}
