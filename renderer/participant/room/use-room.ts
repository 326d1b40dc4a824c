import { inject, type InjectionKey } from 'vue'
import type { RoomClient } from './room-client.ts'

export const ROOM: InjectionKey<RoomClient> = Symbol('room')

export function useRoom(): RoomClient {
  const room = inject(ROOM)
  if (room === undefined) throw new Error('No room was provided to this page.')
  return room
}
