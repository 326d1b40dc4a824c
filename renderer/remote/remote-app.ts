import { createApp, type App } from 'vue'
import type { RoomLink } from '#renderer/participant/link/open-link.ts'
import type { DeviceStorage } from '#renderer/participant/room/device-storage.ts'
import { addWords } from '#renderer/participant/words.ts'
import RemoteRoot from './RemoteRoot.vue'
import { createRemoteControl, REMOTE_CONTROL } from './remote-control.ts'

/** The remote is a chunk of its own, which participants' phones do not load. */
export function createRemoteApp(link: RoomLink, deviceStorage: DeviceStorage): App {
  addWords({
    en: () => import('./i18n/en.json'),
    fr: () => import('./i18n/fr.json'),
    es: () => import('./i18n/es.json'),
    ar: () => import('./i18n/ar.json'),
  })
  return createApp(RemoteRoot).provide(REMOTE_CONTROL, createRemoteControl(link, deviceStorage))
}
