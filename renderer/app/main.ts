import '#renderer/ui/styles/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { Translation } from 'vue-i18n'
import { firstLocale, guessLocale, i18n } from '#renderer/i18n/index.ts'
import AppRoot from './AppRoot.vue'
import { readFirstScreen } from './read-first-screen.ts'
import { createAppRouter } from './router.ts'

async function start(): Promise<void> {
  for (const family of ['Noto Sans Variable', 'Source Serif 4 Variable']) void document.fonts.load(`1em '${family}'`)
  const pinia = createPinia()
  const locale = firstLocale()
  const messages = guessLocale(locale)
  const app = createApp(AppRoot).use(pinia).use(i18n).component('I18nT', Translation)
  const firstScreen = readFirstScreen(pinia, locale)
  await messages
  const router = createAppRouter()
  app.use(router)
  await firstScreen(router)
  app.mount('#app')
}

/**
 * `before-start.js` has already said so where the browser is too old. Not called while the module is being evaluated: to name the place of
 * a request or an error, V8 then parses all of the module again.
 */
if (!('tooOld' in document.documentElement.dataset)) queueMicrotask(() => void start())
