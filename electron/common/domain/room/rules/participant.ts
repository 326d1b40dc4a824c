import type { Locale } from '#common/domain/shared/locale.ts'

export const SEXES = ['woman', 'man', 'other', 'unsaid'] as const
export type Sex = (typeof SEXES)[number]

/** Years of age. */
export const AGE_BANDS = ['under-25', '25-34', '35-44', '45-54', '55-64', '65-over', 'unsaid'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** Somebody in the room, with a phone or without. */
export interface RoomParticipant {
  readonly id: string
  readonly name: string
  readonly lang: Locale
  readonly organisation: string
  /** Undefined: it was not asked. */
  readonly sex: Sex | undefined
  readonly ageBand: AgeBand | undefined
  /** The line of the list of expected participants. */
  readonly expectedId: string | undefined
  /** Of the workshop's groups. */
  readonly group: number | undefined
  /** Lets the same person back in where the phone's storage is lost. */
  readonly returnCode: string
  /** SHA-256 of what each of this person's phones keeps; empty: added by the facilitator and without a phone. */
  readonly tokenHashes: readonly string[]
  readonly joinedAt: string
  /** The owner has said that the name is spelled as it should stand on a certificate. */
  readonly nameConfirmed: boolean
}

/** What a person may be told about themself: no organisation, which may be from the list of expected people and is nobody's who typed a name of it. */
export type OwnParticipantRecord = Pick<RoomParticipant, 'id' | 'name' | 'lang' | 'group' | 'returnCode' | 'nameConfirmed'>

export function toOwnRecord({ id, name, lang, group, returnCode, nameConfirmed }: RoomParticipant): OwnParticipantRecord {
  return { id, name, lang, group, returnCode, nameConfirmed }
}

/** What of a person a facilitator's screen shows. */
export type ParticipantRow = Omit<RoomParticipant, 'tokenHashes'> & {
  readonly hasPhone: boolean
  readonly connected: boolean
  /** Since when the hand is up; undefined: it is not. */
  readonly handSince: string | undefined
  /** Another phone has asked to come in by this name; until the facilitator has seen it. */
  readonly claimedAgain: boolean
}
