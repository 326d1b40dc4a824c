import type { CallFunction } from '#renderer/api/link.ts'

/** How the page asks the hub. */
export type RoomCall = CallFunction
