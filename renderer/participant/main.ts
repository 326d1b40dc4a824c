import './polyfills.ts'
import '#renderer/ui/styles/tokens.css'
import './ui/base.css'
import { createApp, type App } from 'vue'
import JoinRoot from './ParticipantRoot.vue'
import { openLink } from './link/open-link.ts'
import { openKeepsake } from './room/device-storage.ts'
import { openRoom } from './room/room-client.ts'
import { ROOM } from './room/use-room.ts'
import { firstLocale, useLanguage } from './words.ts'

const keepsake = openKeepsake(() => localStorage)
const path = location.pathname.slice(1)

async function show(app: App): Promise<void> {
  await useLanguage(firstLocale([keepsake.read('language'), ...navigator.languages]))
  app.mount('#app')
}

if (path === 'remote') void import('#renderer/remote/remote-app.ts').then(({ steerApp }) => show(steerApp(openLink(window, keepsake), keepsake)))
else void show(createApp(JoinRoot).provide(ROOM, openRoom(openLink(window, keepsake), keepsake, path)))
