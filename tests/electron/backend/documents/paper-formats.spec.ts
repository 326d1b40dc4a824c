import { expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { formatDuration } from '#backend/documents/paper-formats.ts'

it('writes minutes beyond an hour as hours and minutes', () => {
  expect(LOCALES.map(lang => formatDuration(225, lang).replace(/\s/gu, ' '))).toEqual(
    LOCALES.map(lang => ({ en: '3 hrs 45 mins', fr: '3 h 45 min', es: '3 h 45 min', ar: '3 ساعات و45 دقيقة' })[lang]),
  )
  expect(formatDuration(60, 'en')).toBe('1 hr')
  expect(formatDuration(0, 'es')).toBe('0 min')
})
