import { createApp, type App } from 'vue'
import type { RoomLink } from '../link/open-link.ts'
import type { Keepsake } from '../room/keepsake.ts'
import { addWords } from '../words.ts'
import SteerRoot from './SteerRoot.vue'
import { openSteering, STEERING } from './steering.ts'

/** The clicker comes as a part of its own: a participant's phone loads nothing of it. */
export function steerApp(link: RoomLink, keepsake: Keepsake): App {
  addWords({
    en: () => import('./i18n/en.json'),
    fr: () => import('./i18n/fr.json'),
    es: () => import('./i18n/es.json'),
    ar: () => import('./i18n/ar.json'),
  })
  return createApp(SteerRoot).provide(STEERING, openSteering(link, keepsake))
}
