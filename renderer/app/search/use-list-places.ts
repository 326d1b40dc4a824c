import { computed, type ComputedRef } from 'vue'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Place } from '#renderer/features/search/place.ts'
import { useLocale } from '#renderer/i18n/index.ts'
import { LANGUAGE_NAMES } from '#renderer/i18n/language-names.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { useFacilitatorStore } from '#renderer/state/facilitator.store.ts'
import { useSessionStore } from '#renderer/state/session.store.ts'
import { applyTheme, isDark } from '#renderer/app/apply-theme.ts'

/** Every place of the suite that may be gone to now, and what can be done from anywhere. */
export function useListPlaces(): ComputedRef<readonly Place[]> {
  const { t, locale } = useWords()
  const session = useSessionStore()
  const facilitator = useFacilitatorStore()

  const learning = (): readonly Place[] => [
    { group: 'places', label: t('app.nav.progress'), icon: 'chart-line', to: { name: 'progress' } },
    { group: 'places', label: t('courses.glossary.title'), icon: 'list', to: { name: 'terms' } },
    { group: 'places', label: t('reference.cases.title'), icon: 'map-pin', to: { name: 'cases' } },
    { group: 'places', label: t('reference.documents.title'), icon: 'file-text', to: { name: 'documents' } },
    { group: 'places', label: t('app.nav.certificates'), icon: 'award', to: { name: 'certificates' } },
  ]
  const facilitating = (): readonly Place[] => [
    { group: 'places', label: t('workshops.title'), icon: 'presentation', to: { name: 'workshops' } },
  ]
  const actions = (): readonly Place[] => [
    ...(session.isOnPhone ? [] : [{ group: 'actions', label: t('app.account.change'), icon: 'users', to: { name: 'learners' } } as const]),
    ...(session.learner === null
      ? []
      : [{ group: 'actions', label: t('app.account.profile'), icon: 'pencil', to: { name: 'profile' } } as const]),
    {
      group: 'actions',
      label: isDark.value ? t('app.lightMode') : t('app.darkMode'),
      icon: isDark.value ? 'sun' : 'moon',
      run: toggleTheme,
    },
    ...LOCALES.filter(lang => lang !== locale()).map((lang): Place => ({
      group: 'actions',
      label: LANGUAGE_NAMES[lang],
      lang,
      icon: 'languages',
      run: () => turnTo(lang),
    })),
  ]

  async function toggleTheme(): Promise<void> {
    const theme = isDark.value ? 'light' : 'dark'
    applyTheme(theme)
    await session.changeSettings({ theme })
  }

  async function turnTo(lang: (typeof LOCALES)[number]): Promise<void> {
    await useLocale(lang)
    await (session.learner === null ? session.changeSettings({ locale: lang }) : session.changeLearner({ locale: lang }))
  }

  return computed(() => [
    { group: 'places', label: t('app.nav.library'), icon: 'library', to: { name: 'library' } },
    ...(session.learner === null ? [] : learning()),
    ...(facilitator.state.unlocked ? facilitating() : []),
    ...(session.isOnPhone ? [] : [{ group: 'places', label: t('app.nav.settings'), icon: 'settings', to: { name: 'settings' } } as const]),
    ...actions(),
  ])
}
