import type { Locale } from '#common/domain/shared/locale.ts'
import { firstLocale, useLanguage } from '#renderer/participant/words.ts'
import { useRoomClient } from './use-room-client.ts'

/** Changes the language of the page, stores it on the phone and tells the server, so that the facilitator sees it. */
export function useRoomLanguage(): { readonly choose: (tag: string) => Promise<void> } {
  const room = useRoomClient()

  async function choose(tag: string): Promise<void> {
    const lang: Locale = firstLocale([tag])
    room.deviceStorage.write('language', lang)
    await useLanguage(lang)
    const me = room.participant.value?.me
    if (me === undefined || me.lang === lang) return
    room.amend({ me: { ...me, lang } })
    await room.call('room.changeOwnLanguage', { lang }).catch(() => undefined)
  }

  return { choose }
}
