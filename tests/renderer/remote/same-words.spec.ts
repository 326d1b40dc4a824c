// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { formatUnit } from '#renderer/i18n/whole-numbers.ts'
import { PLURAL_RULES } from '#renderer/i18n/plural-rules.ts'

interface Words {
  readonly room: {
    readonly pace: Readonly<Record<'lost' | 'fine' | 'slow', string>>
    readonly drift: Readonly<Record<'ahead' | 'behind', string>>
  }
  readonly remote: Readonly<Record<'ahead' | 'behind' | 'aheadHours' | 'behindHours', string>> & {
    readonly pace: Readonly<Record<'lost' | 'fine' | 'slow', string>>
  }
}

async function readWords(locale: Locale): Promise<Words> {
  const { default: page } = (await import(`../../../renderer/i18n/${locale}.json`)) as { default: Words }
  const { default: phone } = (await import(`../../../renderer/remote/i18n/${locale}.json`)) as { default: Words }
  return { room: page.room, remote: phone.remote }
}

const plain = (text: string): string => text.replace(/\s/gu, ' ')
const fill = (locale: Locale, message: string, count: number, values: Readonly<Record<string, number>>): string => {
  const forms = message.split(' | ')
  const form = forms[PLURAL_RULES[locale](count)] ?? message
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), form)
}

describe.each(LOCALES)('the control screen and the facilitator’s phone in %s', locale => {
  it('have the same words for the pace', async () => {
    const { room, remote } = await readWords(locale)
    expect(remote.pace).toEqual({ lost: room.pace.lost, fine: room.pace.fine, slow: room.pace.slow })
  })

  it.each(['ahead', 'behind'] as const)('say alike how far the day is %s', async way => {
    const { room, remote } = await readWords(locale)
    // Arabic “two minutes” has another ending after “by”, which CLDR’s unit does not know.
    for (const count of [1, 2, 5, 12, 59].filter(minutes => locale !== 'ar' || minutes !== 2)) {
      const onScreen = room.drift[way].replace('{time}', formatUnit(locale, count, 'minute'))
      expect(plain(fill(locale, remote[way], count, { count }))).toBe(plain(onScreen))
    }
    if (locale === 'ar') return
    for (const hours of [1, 2]) {
      const onScreen = room.drift[way].replace('{time}', `${formatUnit(locale, hours, 'hour')} ${formatUnit(locale, 5, 'minute')}`)
      expect(plain(fill(locale, remote[`${way}Hours`], hours, { hours, minutes: 5 }))).toBe(plain(onScreen))
    }
  })
})
