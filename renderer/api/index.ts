import { v7 } from 'uuid'
import { readonly, ref, type Ref } from 'vue'
import type { Caller } from '#common/contract/caller.ts'
import { CONTRACT_HASH } from '#common/contract/wire.ts'
import { connectPort } from './connect-port.ts'
import { connectWebSocket, socketUrl } from './connect-web-socket.ts'
import { createLink, type ConnectionState, type Link } from './link.ts'
import { pageToken } from './page-token.ts'

export { CodedError } from '#common/contract/errors.ts'
export type { CallFunction, ConnectionState } from './link.ts'

export interface Api extends Pick<Link, 'call' | 'subscribe' | 'onGreeted' | 'close'> {
  readonly connection: Readonly<Ref<ConnectionState>>
  /** As what this page calls: a window of the computer, or a learner's phone. Resolves with the first connection. */
  readonly caller: Promise<Caller['kind']>
}

let api: Api | undefined

/** The page's one link to the backend, made on first use. */
export function useApi(): Api {
  api ??= openApi()
  return api
}

/** Ends the link and whatever it still tries; the next use opens another. For a page that goes while its modules stay. */
export function closeApi(): void {
  api?.close()
  api = undefined
}

function openApi(): Api {
  const state = ref<ConnectionState>({ kind: 'connecting' })
  let tell: (kind: Caller['kind']) => void = () => undefined
  const caller = new Promise<Caller['kind']>(resolve => (tell = resolve))
  const link = createLink({
    connect: isDesktopWindow() ? connectPort(window) : connectWebSocket(socketUrl(location)),
    token: pageToken,
    newId: () => v7(),
    onState: next => (state.value = next),
    onCaller: tell,
    onOtherContract: () => reloadOncePerBuild(() => (state.value = { kind: 'lost' })),
  })
  return { call: link.call, subscribe: link.subscribe, onGreeted: link.onGreeted, close: link.close, connection: readonly(state), caller }
}

const RELOADED_FOR = 'jmdi-loaded-again-for'

/** A page of another build than the backend is loaded anew, once a build: a page that stays old says that the connection is lost. */
function reloadOncePerBuild(otherwise: () => void): void {
  if (sessionStorage.getItem(RELOADED_FOR) === CONTRACT_HASH) return otherwise()
  sessionStorage.setItem(RELOADED_FOR, CONTRACT_HASH)
  location.reload()
}

function isDesktopWindow(): boolean {
  return 'native' in window
}
