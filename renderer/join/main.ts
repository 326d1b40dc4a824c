import './old-engines.ts'
import '../ui/tokens.css'
import './ui/base.css'
import { createApp, type Component } from 'vue'
import JoinRoot from './JoinRoot.vue'
import { openLink } from './link/open-link.ts'
import { openKeepsake } from './room/keepsake.ts'
import { openRoom } from './room/room-client.ts'
import { ROOM } from './room/use-room.ts'
import { STEERING } from './steer/steering-key.ts'
import { firstLocale, useLanguage } from './words.ts'

const keepsake = openKeepsake(() => localStorage)
const link = openLink(window, keepsake)
const path = location.pathname.slice(1)
const language = useLanguage(firstLocale([keepsake.read('language'), ...navigator.languages]))

async function show(component: Component, provide: (app: ReturnType<typeof createApp>) => void): Promise<void> {
  const app = createApp(component)
  provide(app)
  await language
  app.mount('#app')
}

if (path === 'steer') void import('./steer/SteerRoot.vue').then(({ default: SteerRoot }) => show(SteerRoot, app => app.provide(STEERING, { link, keepsake })))
else {
  const room = openRoom(link, keepsake, path)
  void show(JoinRoot, app => app.provide(ROOM, room))
}
