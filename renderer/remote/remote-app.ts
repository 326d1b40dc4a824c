import { createApp, type App } from 'vue'
import type { RoomLink } from '#renderer/participant/link/open-link.ts'
import type { Keepsake } from '#renderer/participant/room/device-storage.ts'
import { addWords } from '#renderer/participant/words.ts'
import SteerRoot from './RemoteRoot.vue'
import { openSteering, STEERING } from './remote-control.ts'

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
