import '#renderer/ui/styles/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { Translation } from 'vue-i18n'
import { prefetchLibrary } from '#renderer/features/courses/read-library.ts'
import { firstLocale, i18n, useLocale } from '#renderer/i18n/index.ts'
import AppRoot from './AppRoot.vue'
import { createAppRouter } from './router.ts'
import { useStartStore } from './start.store.ts'

/** `before-start.js` has already said so where the browser is too old. */
if (!('tooOld' in document.documentElement.dataset)) {
  const pinia = createPinia()
  const locale = firstLocale()
  const messages = useLocale(locale)
  // Asked while the messages come: who is here, and the library, to which most starts lead.
  useStartStore(pinia)
  if (['', '#/'].includes(location.hash)) prefetchLibrary(locale)
  await messages
  createApp(AppRoot).use(pinia).use(i18n).use(createAppRouter()).component('I18nT', Translation).mount('#app')
}
