import type { InjectionKey } from 'vue'
import type { RoomLink } from '../link/open-link.ts'
import type { Keepsake } from '../room/keepsake.ts'

/** What the clicker needs of the page. Apart from it, so that a participant's phone loads nothing of the clicker. */
export const STEERING: InjectionKey<{ readonly link: RoomLink; readonly keepsake: Keepsake }> = Symbol('steering')
