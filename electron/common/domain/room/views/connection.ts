import type { MachineAddress } from '#common/domain/room/rules/connection/rank-addresses.ts'

/** A likely reason why phones cannot connect. */
export type DoctorLead = 'no-address' | 'firewall' | 'wrong-wifi' | 'isolation' | 'mobile-data' | 'many-people'

/** How phones reach this computer. */
export interface RoomAddress {
  /** `http://192.168.43.1/ABC123`; empty: no address that phones could reach. */
  readonly url: string
  readonly port: number
  readonly all: readonly MachineAddress[]
  /** Chosen by the facilitator; undefined: the most likely one. */
  readonly chosen: string | undefined
  /** `proven` once a phone has connected. */
  readonly proof: 'not-proven' | 'proven'
  readonly leads: readonly DoctorLead[]
  /** When the address changed while the room was open. */
  readonly changedAt: string | undefined
}

/** The backup copy of the room on a USB stick. */
export type CopyState =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly folder: string; readonly copiedAt: string | undefined }
  | { readonly kind: 'failed'; readonly folder: string; readonly because: string; readonly copiedAt: string | undefined }
