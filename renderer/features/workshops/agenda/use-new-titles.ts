import type { Locale } from '#common/domain/shared/locale.ts'
import type { Titled } from '#common/domain/workshops/titles.ts'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { loadAllMessages } from '#renderer/i18n/index.ts'
import { useTranslations } from '#renderer/i18n/scoped-words.ts'

/** What a new entry of the agenda is called: a break in every language of the workshop, a session, which will get its own title, in the first. */
export function useNewTitles(languages: () => readonly Locale[]): (kind: PlannedEntry['kind']) => Promise<Required<Titled>> {
  const translateTo = useTranslations()
  return async kind => {
    const [first = 'en', ...others] = languages()
    await Promise.all([first, ...others].map(loadAllMessages))
    if (kind === 'session') {
      const t = translateTo(first)
      return { title: t('workshops.agenda.session'), titles: {} }
    }
    const title = (lang: Locale): string => {
      const t = translateTo(lang)
      return t('workshops.agenda.break')
    }
    return { title: title(first), titles: Object.fromEntries(others.map(lang => [lang, title(lang)])) }
  }
}
