import { ref, type Ref } from 'vue'
import { CONTRACT_HASH } from '#common/contract/wire.ts'
import { connectWebSocket } from '#renderer/api/connect-web-socket.ts'
import { createLink, type ConnectionState, type Link } from '#renderer/api/link.ts'
import type { Keepsake } from '#renderer/participant/room/device-storage.ts'
import { newId } from './new-id.ts'
import { withPulse } from './heartbeat.ts'

/** An answer waits so long for the Wi-Fi to come back before the page says that it could not be handed in. */
const PATIENCE_MS = 180_000

export interface RoomLink extends Pick<Link, 'call' | 'subscribe' | 'onGreeted'> {
  readonly connection: Readonly<Ref<ConnectionState>>
}

/** The phone's one line to the hub. */
export function openLink(page: Window, keepsake: Keepsake): RoomLink {
  const connection = ref<ConnectionState>({ kind: 'connecting' })
  const link = createLink({
    connect: withPulse(connectWebSocket(`ws://${page.location.host}/room`), page),
    newId,
    onState: state => (connection.value = state),
    onOtherContract: () => {
      if (!loadsAgain(page, keepsake)) connection.value = { kind: 'lost' }
    },
    callTimeoutMs: PATIENCE_MS,
  })
  return { call: link.call, subscribe: link.subscribe, onGreeted: link.onGreeted, connection }
}

/** A page of another build than the hub's is loaded anew, once a build; one that stays old says that the connection is lost. */
function loadsAgain(page: Window, keepsake: Keepsake): boolean {
  const isNew = keepsake.read('loaded-for') !== CONTRACT_HASH
  // Where nothing can be kept such a page would load itself for ever.
  const isAgain = isNew && keepsake.write('loaded-for', CONTRACT_HASH)
  if (isAgain) page.location.reload()
  return isAgain
}
