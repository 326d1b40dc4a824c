import type { Locale } from '#common/domain/shared/locale.ts'
import { firstLocale, useLanguage } from '#renderer/participant/words.ts'
import { useRoom } from './use-room.ts'

/** The language of the page, kept on the phone and told to the hub: the facilitator sees who reads what. */
export function useRoomLanguage(): { readonly choose: (tag: string) => Promise<void> } {
  const room = useRoom()

  async function choose(tag: string): Promise<void> {
    const lang: Locale = firstLocale([tag])
    room.keepsake.write('language', lang)
    await useLanguage(lang)
    const me = room.my.value?.me
    if (me === undefined || me.lang === lang) return
    room.amend({ me: { ...me, lang } })
    await room.call('room.changeOwnLanguage', { lang }).catch(() => undefined)
  }

  return { choose }
}
