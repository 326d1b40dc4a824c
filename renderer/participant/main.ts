import './polyfills.ts'
import '#renderer/ui/styles/tokens.css'
import './ui/base.css'
import { createApp, type App } from 'vue'
import ParticipantRoot from './ParticipantRoot.vue'
import { openLink } from './link/open-link.ts'
import { openDeviceStorage } from './room/device-storage.ts'
import { createRoomClient } from './room/room-client.ts'
import { ROOM_CLIENT } from './room/use-room-client.ts'
import { firstLocale, useLanguage } from './words.ts'

const deviceStorage = openDeviceStorage(() => localStorage)
const path = location.pathname.slice(1)

async function mount(app: App): Promise<void> {
  await useLanguage(firstLocale([deviceStorage.read('language'), ...navigator.languages]))
  app.mount('#app')
}

if (path === 'remote')
  void import('#renderer/remote/remote-app.ts').then(({ createRemoteApp }) =>
    mount(createRemoteApp(openLink(window, deviceStorage), deviceStorage)),
  )
else void mount(createApp(ParticipantRoot).provide(ROOM_CLIENT, createRoomClient(openLink(window, deviceStorage), deviceStorage, path)))
