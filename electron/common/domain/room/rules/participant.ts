import type { Locale } from '#common/domain/shared/locale.ts'

export const SEXES = ['woman', 'man', 'other', 'unsaid'] as const
export type Sex = (typeof SEXES)[number]

/** Years of age. */
export const AGE_BANDS = ['under-25', '25-34', '35-44', '45-54', '55-64', '65-over', 'unsaid'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** A participant of the room, with or without a phone. */
export interface RoomParticipant {
  readonly id: string
  readonly name: string
  readonly lang: Locale
  readonly organisation: string
  /** Undefined: not asked. */
  readonly sex: Sex | undefined
  readonly ageBand: AgeBand | undefined
  /** Id in the list of expected participants. */
  readonly expectedId: string | undefined
  /** Index of one of the workshop's groups. */
  readonly group: number | undefined
  /** Lets the participant rejoin when the phone has lost its storage. */
  readonly returnCode: string
  /** SHA-256 of the token of each phone; empty: added by the facilitator, without a phone. */
  readonly tokenHashes: readonly string[]
  readonly joinedAt: string
  /** The participant confirmed the spelling for the certificate. */
  readonly nameConfirmed: boolean
}

/** What participants see of their own record. Without the organisation: it may come from the list of expected participants, and anybody can type a name of that list. */
export type OwnParticipantRecord = Pick<RoomParticipant, 'id' | 'name' | 'lang' | 'group' | 'returnCode' | 'nameConfirmed'>

export function toOwnRecord({ id, name, lang, group, returnCode, nameConfirmed }: RoomParticipant): OwnParticipantRecord {
  return { id, name, lang, group, returnCode, nameConfirmed }
}

/** A participant in the facilitator's list. */
export type ParticipantRow = Omit<RoomParticipant, 'tokenHashes'> & {
  readonly hasPhone: boolean
  readonly connected: boolean
  /** Since when the hand is raised; undefined: it is not. */
  readonly handSince: string | undefined
  /** Another phone tried to join under this name, and the facilitator has not dealt with it yet. */
  readonly claimedAgain: boolean
}
