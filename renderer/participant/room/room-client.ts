import { computed, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { JoinVerdict, LobbyInfo } from '#common/contract/room/participant.ts'
import { normalizeCode } from '#common/domain/room/rules/room-codes.ts'
import type { AgeBand, Sex } from '#common/domain/room/rules/participant.ts'
import type { ParticipantState, ParticipantView } from '#common/domain/room/views/participant.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { ConnectionState } from '#renderer/api/link.ts'
import type { RoomLink } from '#renderer/participant/link/open-link.ts'
import type { RoomCall } from '#renderer/participant/link/room-call.ts'
import { keepDrafts, type Drafts } from './drafts.ts'
import { forgetsMine } from './private-state-changed.ts'
import type { Keepsake } from './device-storage.ts'

/** Where the phone stands. */
export type RoomPlace =
  | { readonly kind: 'looking' }
  /** `waitMs`: how long the next try waits; undefined: none was made. */
  | { readonly kind: 'outside'; readonly waitMs: number | undefined }
  | { readonly kind: 'lobby'; readonly lobby: LobbyInfo }
  | { readonly kind: 'in' }

export interface Newcomer {
  readonly name: string
  readonly lang: Locale
  readonly organisation: string
  readonly sex?: Sex
  readonly ageBand?: AgeBand
  readonly expectedId?: string
}

export interface RoomClient {
  readonly place: Readonly<ShallowRef<RoomPlace>>
  readonly my: ShallowRef<ParticipantState | undefined>
  readonly view: ComputedRef<ParticipantView | undefined>
  /** When the view came, on the clock of `performance.now()`: its durations count from here. */
  readonly viewAt: Readonly<ShallowRef<number>>
  readonly connection: Readonly<Ref<ConnectionState>>
  readonly call: RoomCall
  readonly drafts: Drafts
  readonly keepsake: Keepsake
  readonly code: () => string
  readonly enterCode: (typed: string) => Promise<void>
  readonly join: (newcomer: Newcomer) => Promise<JoinVerdict['kind']>
  readonly comeBack: (returnCode: string) => Promise<JoinVerdict>
  /** Changes what the page knows of its own person at once; the hub was told, or is being told. */
  readonly amend: (change: Partial<ParticipantState>) => void
}

const CODE = 'code'
const TOKEN = 'token'

/** The room as this phone knows it: a cache of what the hub says, asked for anew after each greeting. */
export function openRoom(link: RoomLink, keepsake: Keepsake, firstCode: string): RoomClient {
  const place = shallowRef<RoomPlace>({ kind: 'looking' })
  const mine = keepMine(link)
  let code = firstCode === '' ? (keepsake.read(CODE) ?? '') : normalizeCode(firstCode)

  function enter(my: ParticipantState): void {
    mine.take(my)
    place.value = { kind: 'in' }
  }

  async function look(call: RoomCall): Promise<void> {
    if (code === '') return void (place.value = { kind: 'outside', waitMs: undefined })
    const looked = await call('room.lookUp', { code, token: keepsake.read(TOKEN) })
    if (looked.kind === 'rejoined') return enter(looked.my)
    place.value = looked.kind === 'lobby' ? looked : { kind: 'outside', waitMs: looked.waitMs }
  }

  function welcome(verdict: JoinVerdict): JoinVerdict {
    if (verdict.kind === 'joined') {
      keepsake.write(TOKEN, verdict.token)
      keepsake.write(CODE, code)
      enter(verdict.my)
    }
    return verdict
  }

  function enterCode(typed: string): Promise<void> {
    code = normalizeCode(typed)
    return look(link.call)
  }

  link.onGreeted(look)

  return {
    place,
    my: mine.my,
    viewAt: mine.viewAt,
    view: computed(() => mine.my.value?.view),
    connection: link.connection,
    call: link.call,
    drafts: keepDrafts(keepsake),
    keepsake,
    code: () => code,
    enterCode,
    join: async newcomer => welcome(await link.call('room.join', { code, ...newcomer })).kind,
    comeBack: async returnCode => welcome(await link.call('room.rejoin', { code, returnCode: normalizeCode(returnCode) })),
    amend: mine.amend,
  }
}

interface Mine extends Pick<RoomClient, 'my' | 'viewAt' | 'amend'> {
  readonly take: (my: ParticipantState) => void
}

/** What this phone alone is told, with the view for all that goes on coming. */
function keepMine(link: RoomLink): Mine {
  const my = shallowRef<ParticipantState>()
  const viewAt = shallowRef(performance.now())

  function take(mine: ParticipantState): void {
    viewAt.value = performance.now()
    my.value = mine
  }

  function amend(change: Partial<ParticipantState>): void {
    if (my.value !== undefined) my.value = { ...my.value, ...change }
  }

  async function refresh(): Promise<void> {
    // What fails here is asked for again by the next greeting.
    const mine = await link.call('room.participantState').catch(() => undefined)
    if (mine !== undefined) take(stillMine(my.value, mine))
  }

  function seen(view: ParticipantView): void {
    const before = my.value
    if (before === undefined) return
    const isSameRun = view.activity?.runId === before.view.activity?.runId
    take(isSameRun ? { ...before, view } : { ...before, view, answers: {}, posts: [], votes: [], points: undefined })
    if (forgetsMine(before.view, view)) void refresh()
  }

  link.subscribe('room.participantViewChanged', seen)
  link.subscribe('room.participantStatusChanged', part => {
    const before = my.value
    amend(part)
    // One device may answer for its group: another group's answers are not one's own.
    if (before !== undefined && before.me.group !== part.me.group) void refresh()
  })
  return { my, viewAt, take, amend }
}

/** An anonymous activity that is over is nobody's any more on the laptop; the phone that answered still knows what it said. */
function stillMine(before: ParticipantState | undefined, after: ParticipantState): ParticipantState {
  const { activity } = after.view
  if (activity?.anonymous !== true || activity.state === 'open' || activity.runId !== before?.view.activity?.runId) return after
  const { answers, posts, votes } = before
  return {
    ...after,
    answers: { ...answers, ...after.answers },
    posts: after.posts.length > 0 ? after.posts : posts,
    votes: after.votes.length > 0 ? after.votes : votes,
  }
}
