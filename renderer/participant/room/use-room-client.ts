import { inject, type InjectionKey } from 'vue'
import type { RoomClient } from './room-client.ts'

export const ROOM_CLIENT: InjectionKey<RoomClient> = Symbol('room')

export function useRoomClient(): RoomClient {
  const room = inject(ROOM_CLIENT)
  if (room === undefined) throw new Error('No room was provided to this page.')
  return room
}
