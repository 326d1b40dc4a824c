import { inject, provide, watch, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Locale } from '#common/domain/shared/locale.ts'
import { hasAllMessages, loadAllMessages } from './index.ts'
import { useFormats, type Formats } from './use-formats.ts'
import { useWords } from './use-words.ts'

/** The message of a key with its values; `count` chooses the plural form. */
type Translate = (key: string, values?: Readonly<Record<string, unknown>>, count?: number) => string

export interface ScopedWords extends Formats {
  readonly t: Translate
  readonly locale: () => Locale
}

const WORDS: InjectionKey<ScopedWords> = Symbol('words')

/** Messages in any language whose messages are there. */
export function useTranslations(): (lang: Locale) => Translate {
  const { t: message } = useI18n({ useScope: 'global' })
  return lang =>
    (key, values = {}, count) =>
      message(key, { ...values }, { locale: lang, ...(count === undefined ? {} : { plural: count }) })
}

/** Sets the language of everything below: the projector speaks the room's language, whatever the page speaks. */
export function provideScopedWords(lang: () => Locale): ScopedWords {
  const translateTo = useTranslations()
  watch(lang, loadAllMessages, { immediate: true })
  const translate: Translate = (key, values = {}, count) => (hasAllMessages(lang()) ? translateTo(lang())(key, values, count) : '')
  const words = { t: translate, locale: lang, ...useFormats(lang) }
  provide(WORDS, words)
  return words
}

/** The words in the language provided above (of the projector), else in that of the page. */
export function useScopedWords(): ScopedWords {
  const { t: message, locale, ...formats } = useWords()
  const translate: Translate = (key, values = {}, count) =>
    message(key, { ...values }, { ...(count === undefined ? {} : { plural: count }) })
  return inject(WORDS, () => ({ t: translate, locale, ...formats }), true)
}
