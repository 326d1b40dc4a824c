import { configure, render } from '@testing-library/vue'
import { onTestFinished } from 'vitest'
import { ref, type Ref } from 'vue'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { ConnectionState } from '#renderer/api/link.ts'
import ParticipantRoot from '#renderer/participant/ParticipantRoot.vue'
import { openDeviceStorage } from '#renderer/participant/room/device-storage.ts'
import { createRoomClient } from '#renderer/participant/room/room-client.ts'
import { ROOM_CLIENT } from '#renderer/participant/room/use-room-client.ts'
import { useLanguage } from '#renderer/participant/words.ts'
import { phoneLink } from './phone-link.ts'

/** What is waited for went through a socket, a disk and back, beside other specs. */
configure({ asyncUtilTimeout: 10_000 })

/** What a document without a layout lacks. */
export function layOut(): void {
  window.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined
}

/** A phone's storage, kept from one page to the next. */
export function phoneStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    getItem: key => kept.get(key) ?? null,
    key: place => [...kept.keys()][place] ?? null,
    removeItem: key => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  }
}

interface PageGiven {
  readonly code?: string
  readonly storage?: () => Storage
  readonly locale?: Locale
  readonly connection?: Ref<ConnectionState>
}

/** The participant's page as a phone shows it, on a real socket to the door of a room. */
export async function openRoomPage(room: { readonly port: number; readonly code: string }, given: PageGiven = {}) {
  layOut()
  const storage = phoneStorage()
  const { code = room.code, storage: open = () => storage, locale = 'en', connection = ref<ConnectionState>({ kind: 'open' }) } = given
  const link = phoneLink(room.port)
  onTestFinished(() => link.close())
  const client = createRoomClient(
    { call: link.call, subscribe: link.subscribe, onGreeted: link.onGreeted, connection },
    openDeviceStorage(open),
    code,
  )
  await useLanguage(locale)
  return { link, client, ...render(ParticipantRoot, { global: { provide: { [ROOM_CLIENT as symbol]: client } } }) }
}
