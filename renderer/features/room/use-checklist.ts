import { computed, type ComputedRef } from 'vue'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { sumPlannedMinutes } from '#common/domain/workshops/workshop.ts'
import { LANGUAGE_NAMES } from '#renderer/i18n/language-names.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { useBattery } from './use-battery.ts'

export interface Check {
  readonly id: string
  readonly isGood: boolean
  readonly words: string
}

/** Phones of a hotspot, and of a cheap router; both by experience. */
export const HOTSPOT_HOLDS = 10
export const ROUTER_HOLDS = 30

/** What to look at before a room is opened. Nothing of it keeps anybody from opening it. */
export function useChecklist(workshop: () => Workshop | undefined): ComputedRef<readonly Check[]> {
  const { t, number, duration, list } = useWords()
  const battery = useBattery()

  function agenda({ agenda: entries }: Workshop): Check {
    const sessions = entries.filter(({ kind }) => kind === 'session').length
    const words =
      sessions === 0
        ? t('room.checks.noAgenda')
        : t('room.checks.agenda', { count: number(sessions), time: duration(sumPlannedMinutes(entries)) }, sessions)
    return { id: 'agenda', isGood: sessions > 0, words }
  }

  function wifi({ room }: Workshop): Check {
    return {
      id: 'wifi',
      isGood: room.wifi.name !== '',
      words: room.wifi.name === '' ? t('room.checks.noWifi') : t('room.checks.wifi', { name: room.wifi.name }),
    }
  }

  function people({ participants }: Workshop): Check {
    const count = participants.length
    if (count === 0) return { id: 'people', isGood: true, words: t('room.checks.openDoor') }
    const words =
      count > ROUTER_HOLDS
        ? t('room.checks.crowd', { count: number(count) }, count)
        : count > HOTSPOT_HOLDS
          ? t('room.checks.router', { count: number(count) }, count)
          : t('room.checks.hotspot', { count: number(count) }, count)
    return { id: 'people', isGood: count <= HOTSPOT_HOLDS, words }
  }

  const power = (): readonly Check[] =>
    battery.value === undefined
      ? []
      : [{ id: 'power', isGood: battery.value.charging, words: battery.value.charging ? t('room.checks.power') : t('room.checks.battery') }]

  return computed(() => {
    const now = workshop()
    if (now === undefined) return []
    return [
      agenda(now),
      {
        id: 'languages',
        isGood: true,
        words: t('room.checks.languages', { languages: list(now.languages.map(lang => LANGUAGE_NAMES[lang])) }),
      },
      wifi(now),
      people(now),
      { id: 'moderated', isGood: true, words: now.room.moderated ? t('room.checks.moderated') : t('room.checks.unmoderated') },
      ...power(),
      { id: 'firewall', isGood: false, words: firewallWords(t) },
    ]
  })
}

/** Before the question appears: who says no once is not asked again. */
function firewallWords(t: ReturnType<typeof useWords>['t']): string {
  const platform = window.native?.platform ?? navigator.userAgent
  if (/win32|Windows/.test(platform)) return t('room.checks.firewallWindows')
  return /darwin|Mac OS/.test(platform) ? t('room.checks.firewallMac') : t('room.checks.firewallOther')
}
