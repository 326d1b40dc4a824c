import type { CallFunction } from '#renderer/api/link.ts'

/** Calls a procedure of the room server. */
export type RoomCall = CallFunction
