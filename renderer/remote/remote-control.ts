import { inject, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { AuthenticateFacilitatorVerdict } from '#common/contract/room/participant.ts'
import { CodedError, type ErrorCode } from '#common/contract/errors.ts'
import type { ConnectionState } from '#renderer/api/link.ts'
import type { RoomLink } from '#renderer/participant/link/open-link.ts'
import type { RoomCall } from '#renderer/participant/link/room-call.ts'
import type { DeviceStorage } from '#renderer/participant/room/device-storage.ts'

/** How far this phone is with becoming a remote. */
export type RemoteStatus =
  | { readonly kind: 'loading' }
  /** `waitMs`: how long the next attempt must wait; undefined: none was made. */
  | { readonly kind: 'code-needed'; readonly waitMs: number | undefined }
  | { readonly kind: 'no-room' }
  | { readonly kind: 'connected' }

export interface RemoteControl {
  readonly status: Readonly<ShallowRef<RemoteStatus>>
  readonly control: Readonly<ShallowRef<RoomControl | undefined>>
  readonly connection: Readonly<Ref<ConnectionState>>
  readonly deviceStorage: DeviceStorage
  /** Why the last action failed; undefined: it succeeded. */
  readonly failure: ShallowRef<ErrorCode | undefined>
  readonly enterCode: (code: string) => Promise<void>
  /** Runs an action; `failure` says whether it succeeded. */
  readonly act: (perform: (call: RoomCall) => Promise<unknown>) => Promise<void>
}

export const REMOTE_CONTROL: InjectionKey<RemoteControl> = Symbol('remote control')

/** Phones in use have their token stored under this name. */
const TOKEN = 'steering'

/** A facilitator's phone: signs in with the facilitator code, and later with the token that it was given for it. */
export function createRemoteControl(link: RoomLink, deviceStorage: DeviceStorage): RemoteControl {
  const status = shallowRef<RemoteStatus>({ kind: 'loading' })
  const control = shallowRef<RoomControl>()
  const failure = shallowRef<ErrorCode>()

  async function loadControl(call: RoomCall): Promise<void> {
    const { control: loaded } = await call('room.state')
    control.value = loaded ?? undefined
    status.value = loaded === null ? { kind: 'no-room' } : { kind: 'connected' }
  }

  async function signIn(call: RoomCall, code: string): Promise<void> {
    const verdict = await authenticate(call, code)
    if (verdict === undefined) return void (status.value = { kind: 'no-room' })
    if (verdict.kind === 'unknown') return void (status.value = { kind: 'code-needed', waitMs: verdict.waitMs })
    deviceStorage.write(TOKEN, verdict.token)
    await loadControl(call)
  }

  async function signInWithToken(call: RoomCall): Promise<void> {
    const token = deviceStorage.read(TOKEN)
    if (token === undefined) return void (status.value = { kind: 'code-needed', waitMs: undefined })
    await signIn(call, token)
  }

  async function act(perform: (call: RoomCall) => Promise<unknown>): Promise<void> {
    try {
      await perform(link.call)
      failure.value = undefined
    } catch (error) {
      failure.value = toErrorCode(error)
    }
  }

  function patchControl(part: Partial<RoomControl>): void {
    if (control.value !== undefined) control.value = { ...control.value, ...part }
  }

  link.onGreeted(signInWithToken)
  link.subscribe('room.facilitatorViewChanged', live => patchControl({ live }))
  link.subscribe('room.participantsChanged', people => patchControl({ people }))
  // The agenda was edited or groups were assigned.
  link.subscribe('workshops.changed', () => void (control.value !== undefined && loadControl(link.call).catch(() => undefined)))

  return { status, control, connection: link.connection, deviceStorage, failure, enterCode: code => signIn(link.call, code), act }
}

/** Undefined: no room is open. */
function authenticate(call: RoomCall, code: string): Promise<AuthenticateFacilitatorVerdict | undefined> {
  return call('room.authenticateFacilitator', { code }).catch((error: unknown) => {
    if (toErrorCode(error) === 'not-found') return undefined
    throw error
  })
}

function toErrorCode(error: unknown): ErrorCode {
  return error instanceof CodedError ? error.code : 'internal'
}

export function useRemoteControl(): RemoteControl {
  const remote = inject(REMOTE_CONTROL)
  if (remote === undefined) throw new Error('No remote control was provided to this page.')
  return remote
}
