import { computed, type ComputedRef } from 'vue'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Place } from '#renderer/features/search/place.ts'
import { useLocale } from '#renderer/i18n/index.ts'
import { LANGUAGE_NAMES } from '#renderer/i18n/language-names.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { useFacilitatorStore } from '#renderer/state/facilitator.store.ts'
import { useSessionStore } from '#renderer/state/session.store.ts'
import { useCoursePlaces } from './use-course-places.ts'
import { applyTheme, isDark } from '#renderer/app/apply-theme.ts'

type Translate = ReturnType<typeof useWords>['t']

/** Every place of the suite that may be gone to now, and what can be done from anywhere. */
export function useListPlaces(): ComputedRef<readonly Place[]> {
  const { t, locale } = useWords()
  const session = useSessionStore()
  const facilitator = useFacilitatorStore()
  const ofCourses = useCoursePlaces()
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
    ...(session.learner === null ? [] : listLearning(t)),
    ...(facilitator.state.unlocked ? listFacilitating(t) : []),
    ...(session.learner === null ? [] : ofCourses()),
    ...(session.isOnPhone ? [] : listOnComputer(t)),
    ...actions(),
  ])
}

function listLearning(t: Translate): readonly Place[] {
  return [
    { group: 'places', label: t('app.nav.progress'), icon: 'chart-line', to: { name: 'progress' } },
    { group: 'places', label: t('practice.title'), icon: 'rotate-ccw', to: { name: 'practice' } },
    { group: 'places', label: t('courses.glossary.title'), icon: 'list', to: { name: 'terms' } },
    { group: 'places', label: t('reference.cases.title'), icon: 'map-pin', to: { name: 'cases' } },
    { group: 'places', label: t('reference.documents.title'), icon: 'file-text', to: { name: 'documents' } },
    { group: 'places', label: t('app.nav.certificates'), icon: 'award', to: { name: 'certificates' } },
    { group: 'places', label: t('myData.title'), icon: 'archive', to: { name: 'profile' }, onlyFound: true },
  ]
}

function listFacilitating(t: Translate): readonly Place[] {
  return [
    { group: 'places', label: t('workshops.title'), icon: 'presentation', to: { name: 'workshops' } },
    { group: 'places', label: t('app.room.ask'), icon: 'smartphone', to: { name: 'ask-room' } },
    { group: 'places', label: t('class.title'), icon: 'users', to: { name: 'class' } },
    { group: 'places', label: t('studyHub.title'), icon: 'users-round', to: { name: 'study-hub' } },
  ]
}

function listOnComputer(t: Translate): readonly Place[] {
  return [
    { group: 'places', label: t('courses.library.addCourse'), icon: 'plus', to: { name: 'packs' } },
    { group: 'places', label: t('courses.library.createCourse'), icon: 'pencil', to: { name: 'authoring' } },
    { group: 'places', label: t('settings.backups.title'), icon: 'archive', to: { name: 'backups' } },
    { group: 'places', label: t('app.nav.settings'), icon: 'settings', to: { name: 'settings' } },
  ]
}
