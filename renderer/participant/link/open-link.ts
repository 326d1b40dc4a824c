import { ref, type Ref } from 'vue'
import { CONTRACT_HASH } from '#common/contract/wire.ts'
import { connectWebSocket } from '#renderer/api/connect-web-socket.ts'
import { createLink, type ConnectionState, type Link } from '#renderer/api/link.ts'
import type { DeviceStorage } from '#renderer/participant/room/device-storage.ts'
import { newId } from './new-id.ts'
import { withHeartbeat } from './heartbeat.ts'

/** How long an answer waits for the Wi-Fi to come back before the page reports a failure. */
const CALL_TIMEOUT_MS = 180_000

export interface RoomLink extends Pick<Link, 'call' | 'subscribe' | 'onGreeted'> {
  readonly connection: Readonly<Ref<ConnectionState>>
}

/** The phone's connection to the room server. */
export function openLink(page: Window, deviceStorage: DeviceStorage): RoomLink {
  const connection = ref<ConnectionState>({ kind: 'connecting' })
  const link = createLink({
    connect: withHeartbeat(connectWebSocket(`ws://${page.location.host}/room`), page),
    newId,
    onState: state => (connection.value = state),
    onOtherContract: () => {
      if (!reloadForNewBuild(page, deviceStorage)) connection.value = { kind: 'lost' }
    },
    callTimeoutMs: CALL_TIMEOUT_MS,
  })
  return { call: link.call, subscribe: link.subscribe, onGreeted: link.onGreeted, connection }
}

/** Reloads a page that is older than the server, once per build; if it stays old, the page reports a lost connection. */
function reloadForNewBuild(page: Window, deviceStorage: DeviceStorage): boolean {
  const isNewBuild = deviceStorage.read('loaded-for') !== CONTRACT_HASH
  // Without storage the page would reload for ever.
  const reloads = isNewBuild && deviceStorage.write('loaded-for', CONTRACT_HASH)
  if (reloads) page.location.reload()
  return reloads
}
