import { computed, type ComputedRef } from 'vue'
import type { TextCoverage } from '#common/domain/workshops/text-coverage.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { sumPlannedMinutes } from '#common/domain/workshops/workshop.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { quote } from '#common/domain/shared/quote.ts'
import { useBattery } from './use-battery.ts'

export interface Check {
  readonly id: string
  readonly isGood: boolean
  readonly text: string
}

/** Phones that a hotspot and a cheap router can serve, by experience. */
export const HOTSPOT_MAX_PHONES = 10
export const ROUTER_MAX_PHONES = 30

type Words = ReturnType<typeof useWords>

/** What to check before a room is opened. No check prevents opening it. */
export function useChecklist(workshop: () => Workshop | undefined, coverage: () => readonly TextCoverage[]): ComputedRef<readonly Check[]> {
  const words = useWords()
  const battery = useBattery()

  return computed(() => {
    const current = workshop()
    if (current === undefined) return []
    return [
      checkAgenda(words, current),
      ...checkLanguages(words, current, coverage()),
      checkWifi(words, current),
      checkParticipants(words, current),
      checkModeration(words, current),
      ...(battery.value === undefined ? [] : [checkPower(words, battery.value.charging)]),
      checkFirewall(words),
    ]
  })
}

function checkAgenda({ t, number, duration }: Words, { agenda }: Workshop): Check {
  const sessions = agenda.filter(({ kind }) => kind === 'session').length
  const text =
    sessions === 0
      ? t('room.checks.noAgenda')
      : t('room.checks.agenda', { count: number(sessions), time: duration(sumPlannedMinutes(agenda)) }, sessions)
  return { id: 'agenda', isGood: sessions > 0, text }
}

/** One check, or one for each language that lacks texts. */
function checkLanguages(
  { t, list, number, locale, languageName, languageTitle }: Words,
  { languages }: Workshop,
  coverage: readonly TextCoverage[],
): readonly Check[] {
  const incomplete = coverage.filter(({ lang, missing }) => languages.includes(lang) && missing.length > 0)
  if (incomplete.length === 0) {
    const names = list(languages.map(languageName))
    return [{ id: 'languages', isGood: true, text: t('room.checks.languages', { languages: names }) }]
  }
  return incomplete.map(({ lang, complete, total, missing }) => {
    const activities = list(missing.map(({ title }) => quote(title, locale())))
    const words = { language: languageTitle(lang), complete: number(complete), total: number(total), activities }
    return { id: `languages-${lang}`, isGood: false, text: t('room.checks.textsMissing', words, total) }
  })
}

function checkWifi({ t }: Words, { room }: Workshop): Check {
  const { name } = room.wifi
  return { id: 'wifi', isGood: name !== '', text: name === '' ? t('room.checks.noWifi') : t('room.checks.wifi', { name }) }
}

function checkParticipants({ t, number }: Words, { participants }: Workshop): Check {
  const count = participants.length
  if (count === 0) return { id: 'participants', isGood: true, text: t('room.checks.noParticipantList') }
  const text =
    count > ROUTER_MAX_PHONES
      ? t('room.checks.tooManyForRouter', { count: number(count) }, count)
      : count > HOTSPOT_MAX_PHONES
        ? t('room.checks.needsRouter', { count: number(count) }, count)
        : t('room.checks.hotspot', { count: number(count) }, count)
  return { id: 'participants', isGood: count <= HOTSPOT_MAX_PHONES, text }
}

function checkModeration({ t }: Words, { room }: Workshop): Check {
  return { id: 'moderation', isGood: true, text: room.moderated ? t('room.checks.moderated') : t('room.checks.unmoderated') }
}

function checkPower({ t }: Words, isCharging: boolean): Check {
  return { id: 'power', isGood: isCharging, text: isCharging ? t('room.checks.power') : t('room.checks.battery') }
}

/** Shown before the system asks: after a refusal it does not ask again. */
function checkFirewall({ t }: Words): Check {
  return { id: 'firewall', isGood: false, text: toFirewallText(t) }
}

function toFirewallText(t: Words['t']): string {
  const platform = window.native?.platform ?? navigator.userAgent
  if (/win32|Windows/.test(platform)) return t('room.checks.firewallWindows')
  return /darwin|Mac OS/.test(platform) ? t('room.checks.firewallMac') : t('room.checks.firewallOther')
}
