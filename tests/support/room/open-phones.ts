import { afterEach } from 'vitest'
import type { TestRoom } from './open-test-room.ts'
import { joinByPhone, type PhoneLink } from './phone-link.ts'

/** The phones of a file's specs: those in `opened` are put away after each, before their room is closed if that was asked for earlier. */
export function phonesIn(room: () => TestRoom) {
  const opened: PhoneLink[] = []
  afterEach(() => {
    for (const link of opened.splice(0)) link.close()
  })

  async function phone(name: string) {
    const joined = await joinByPhone(room(), name)
    opened.push(joined.link)
    return joined
  }

  return { opened, phone }
}
