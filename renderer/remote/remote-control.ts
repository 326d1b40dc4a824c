import { inject, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { AuthenticateFacilitatorVerdict } from '#common/contract/room/participant.ts'
import { CodedError, type ErrorCode } from '#common/contract/errors.ts'
import type { ConnectionState } from '#renderer/api/link.ts'
import type { RoomLink } from '#renderer/participant/link/open-link.ts'
import type { RoomCall } from '#renderer/participant/link/room-call.ts'
import type { Keepsake } from '#renderer/participant/room/device-storage.ts'

/** Where the clicker stands. */
export type SteerPlace =
  | { readonly kind: 'looking' }
  /** `waitMs`: how long the next try waits; undefined: none was made. */
  | { readonly kind: 'outside'; readonly waitMs: number | undefined }
  | { readonly kind: 'no-room' }
  | { readonly kind: 'steering' }

export interface Steering {
  readonly place: Readonly<ShallowRef<SteerPlace>>
  readonly control: Readonly<ShallowRef<RoomControl | undefined>>
  readonly connection: Readonly<Ref<ConnectionState>>
  readonly keepsake: Keepsake
  /** What the last thing that was pressed met with; undefined: it was done. */
  readonly failure: ShallowRef<ErrorCode | undefined>
  readonly enter: (code: string) => Promise<void>
  /** Does one thing and says by `failure` whether it was done. */
  readonly act: (ask: (call: RoomCall) => Promise<unknown>) => Promise<void>
}

export const STEERING: InjectionKey<Steering> = Symbol('steering')

const TOKEN = 'steering'

/** A facilitator's phone: let in by the code of a second facilitator, known again by what it was given for it. */
export function openSteering(link: RoomLink, keepsake: Keepsake): Steering {
  const place = shallowRef<SteerPlace>({ kind: 'looking' })
  const control = shallowRef<RoomControl>()
  const failure = shallowRef<ErrorCode>()

  async function takeControl(call: RoomCall): Promise<void> {
    const { control: now } = await call('room.state')
    control.value = now ?? undefined
    place.value = now === null ? { kind: 'no-room' } : { kind: 'steering' }
  }

  async function letIn(call: RoomCall, code: string): Promise<void> {
    const verdict = await call('room.authenticateFacilitator', { code }).catch(
      (error: unknown): AuthenticateFacilitatorVerdict | undefined => {
        if (toErrorCode(error) === 'not-found') return undefined
        throw error
      },
    )
    if (verdict === undefined) return void (place.value = { kind: 'no-room' })
    if (verdict.kind === 'unknown') return void (place.value = { kind: 'outside', waitMs: verdict.waitMs })
    keepsake.write(TOKEN, verdict.token)
    await takeControl(call)
  }

  async function greet(call: RoomCall): Promise<void> {
    const token = keepsake.read(TOKEN)
    if (token === undefined) return void (place.value = { kind: 'outside', waitMs: undefined })
    await letIn(call, token)
  }

  async function act(ask: (call: RoomCall) => Promise<unknown>): Promise<void> {
    try {
      await ask(link.call)
      failure.value = undefined
    } catch (error) {
      failure.value = toErrorCode(error)
    }
  }

  link.onGreeted(greet)
  link.subscribe('room.facilitatorViewChanged', live => {
    if (control.value !== undefined) control.value = { ...control.value, live }
  })
  // The plan was changed, or everybody dealt into groups.
  link.subscribe('workshops.changed', () => void (control.value !== undefined && takeControl(link.call).catch(() => undefined)))
  link.subscribe('room.participantsChanged', people => {
    if (control.value !== undefined) control.value = { ...control.value, people }
  })

  return { place, control, connection: link.connection, keepsake, failure, enter: code => letIn(link.call, code), act }
}

function toErrorCode(error: unknown): ErrorCode {
  return error instanceof CodedError ? error.code : 'internal'
}

export function useSteering(): Steering {
  const steering = inject(STEERING)
  if (steering === undefined) throw new Error('No steering was provided to this page.')
  return steering
}
