import './old-engines.ts'
import '../ui/tokens.css'
import './ui/base.css'
import { createApp, type App } from 'vue'
import JoinRoot from './JoinRoot.vue'
import { openLink } from './link/open-link.ts'
import { openKeepsake } from './room/keepsake.ts'
import { openRoom } from './room/room-client.ts'
import { ROOM } from './room/use-room.ts'
import { firstLocale, useLanguage } from './words.ts'

const keepsake = openKeepsake(() => localStorage)
const path = location.pathname.slice(1)

async function show(app: App): Promise<void> {
  await useLanguage(firstLocale([keepsake.read('language'), ...navigator.languages]))
  app.mount('#app')
}

if (path === 'steer') void import('./steer/steer-app.ts').then(({ steerApp }) => show(steerApp(openLink(window, keepsake), keepsake)))
else void show(createApp(JoinRoot).provide(ROOM, openRoom(openLink(window, keepsake), keepsake, path)))
