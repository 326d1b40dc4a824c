import { computed, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { JoinVerdict, LobbyInfo } from '#common/contract/room/participant.ts'
import { normalizeCode } from '#common/domain/room/rules/connection/room-codes.ts'
import type { AgeBand, Sex } from '#common/domain/room/rules/participant.ts'
import type { ParticipantState, ParticipantView } from '#common/domain/room/views/participant.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { ConnectionState } from '#renderer/api/link.ts'
import type { RoomLink } from '#renderer/participant/link/open-link.ts'
import type { RoomCall } from '#renderer/participant/link/room-call.ts'
import { createDraftStore, type DraftStore } from './draft-store.ts'
import type { DeviceStorage } from './device-storage.ts'
import { trackParticipant, type TrackedParticipant } from './track-participant.ts'

/** How far this phone is with joining. */
export type JoinStatus =
  | { readonly kind: 'loading' }
  /** `waitMs`: how long the next attempt must wait; undefined: none was made. */
  | { readonly kind: 'code-needed'; readonly waitMs: number | undefined }
  | { readonly kind: 'lobby'; readonly lobby: LobbyInfo }
  | { readonly kind: 'joined' }

export interface JoinRequest {
  readonly name: string
  readonly lang: Locale
  readonly organisation: string
  readonly sex?: Sex
  readonly ageBand?: AgeBand
  readonly expectedId?: string
}

export interface RoomClient extends Pick<TrackedParticipant, 'participant' | 'viewAt' | 'amend'> {
  readonly status: Readonly<ShallowRef<JoinStatus>>
  readonly view: ComputedRef<ParticipantView | undefined>
  readonly connection: Readonly<Ref<ConnectionState>>
  readonly call: RoomCall
  readonly drafts: DraftStore
  readonly deviceStorage: DeviceStorage
  readonly code: () => string
  readonly enterCode: (typed: string) => Promise<void>
  readonly join: (request: JoinRequest) => Promise<JoinVerdict['kind']>
  readonly rejoin: (returnCode: string) => Promise<JoinVerdict>
}

const CODE = 'code'
const TOKEN = 'token'

/** The room as this phone knows it: a cache of the server's state, loaded again after each reconnection. */
export function createRoomClient(link: RoomLink, deviceStorage: DeviceStorage, firstCode: string): RoomClient {
  const status = shallowRef<JoinStatus>({ kind: 'loading' })
  const { participant, viewAt, replace, amend } = trackParticipant(link)
  let code = firstCode === '' ? (deviceStorage.read(CODE) ?? '') : normalizeCode(firstCode)

  function enter(state: ParticipantState): void {
    replace(state)
    status.value = { kind: 'joined' }
  }

  async function lookUp(call: RoomCall): Promise<void> {
    if (code === '') return void (status.value = { kind: 'code-needed', waitMs: undefined })
    const looked = await call('room.lookUp', { code, token: deviceStorage.read(TOKEN) })
    if (looked.kind === 'rejoined') return enter(looked.state)
    status.value = looked.kind === 'lobby' ? looked : { kind: 'code-needed', waitMs: looked.waitMs }
  }

  function accept(verdict: JoinVerdict): JoinVerdict {
    if (verdict.kind === 'joined') {
      deviceStorage.write(TOKEN, verdict.token)
      deviceStorage.write(CODE, code)
      enter(verdict.state)
    }
    return verdict
  }

  function enterCode(typed: string): Promise<void> {
    code = normalizeCode(typed)
    return lookUp(link.call)
  }

  link.onGreeted(lookUp)

  return {
    status,
    participant,
    viewAt,
    view: computed(() => participant.value?.view),
    connection: link.connection,
    call: link.call,
    drafts: createDraftStore(deviceStorage),
    deviceStorage,
    code: () => code,
    enterCode,
    join: async request => accept(await link.call('room.join', { code, ...request })).kind,
    rejoin: async returnCode => accept(await link.call('room.rejoin', { code, returnCode: normalizeCode(returnCode) })),
    amend,
  }
}
