import '#renderer/ui/styles/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { firstLocale, i18n, useLocale } from '#renderer/i18n/index.ts'
import AppRoot from './AppRoot.vue'
import { createAppRouter } from './router.ts'

/** `before-start.js` has already said so where the browser is too old. */
if (!('tooOld' in document.documentElement.dataset)) {
  const words = useLocale(firstLocale())
  // Most starts lead to the library: it comes while the words do, not after who is here is known.
  void import('#renderer/features/courses/LibraryView.vue')
  await words
  const app = createApp(AppRoot)
  app.use(createPinia()).use(i18n).use(createAppRouter()).mount('#app')
}
