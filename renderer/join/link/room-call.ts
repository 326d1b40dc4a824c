import type { CallFunction } from '../../api/link.ts'

/** How the page asks the hub. */
export type RoomCall = CallFunction
