import { defineStore } from 'pinia'
import { watch } from 'vue'
import { useApi } from '#renderer/api/index.ts'
import { useLocale } from '#renderer/i18n/index.ts'
import { useFacilitatorStore } from '#renderer/state/facilitator.store.ts'
import { useSessionStore } from '#renderer/state/session.store.ts'
import { applyTheme } from './apply-theme.ts'

/** Loads the learner, the language and the theme when the page starts. */
export const useStartStore = defineStore('start', () => {
  const session = useSessionStore()
  const { call } = useApi()
  const opened = Promise.all([session.open(), useFacilitatorStore().read()])

  watch(
    () => session.learner?.locale ?? session.settings?.locale,
    locale => locale && void useLocale(locale),
  )
  watch(
    () => session.settings?.theme,
    theme => theme && applyTheme(theme),
  )

  async function hasLearners(): Promise<boolean> {
    return (await call('learners.list')).length > 0
  }

  return { opened, hasLearners }
})
