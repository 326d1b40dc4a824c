import { describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { wordsOf } from '#common/i18n/words.ts'
import { troublePage, type TroubleView } from '#main/recovery/recovery-page.ts'

const view: TroubleView = {
  locale: 'en',
  trouble: { kind: 'stopped' },
  dataFolder: '/data/jmdi',
  backups: ['2026-01-02.zip'],
  doctor: undefined,
}

describe('the page of trouble', () => {
  it.each(LOCALES)('says in %s what was kept and what to do', locale => {
    const words = wordsOf(locale).trouble
    const page = troublePage({ ...view, locale })
    for (const said of [words.stoppedTitle, words.kept, '/data/jmdi', '2026-01-02.zip', words.tryAgain, words.checkData])
      expect(page).toContain(said)
    expect(page).toContain(`lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`)
    expect(page).not.toMatch(/<script|undefined|\{\w+\}/)
  })

  it('shows what the doctor found, and no markup of it', () => {
    const page = troublePage({ ...view, doctor: { kind: 'repaired', printed: '<img src=x>' } })
    expect(page).toContain(wordsOf('en').trouble.repaired)
    expect(page).toContain('&lt;img src=x&gt;')
  })

  it('leads to the browser when the suite runs there, without showing the key of its address', () => {
    const page = troublePage({ ...view, trouble: { kind: 'in-use', by: 'http://127.0.0.1:4780/enter?key=secret' } })
    expect(page).toContain('/shell/open-there')
    expect(page).not.toContain('secret')
  })

  it('never leads to an address that is not on this computer', () => {
    const page = troublePage({ ...view, trouble: { kind: 'in-use', by: 'http://127.0.0.1.example:80/x' } })
    expect(page).not.toContain('/shell/open-there')
  })

  it('says which folder cannot be used and why', () => {
    const page = troublePage({ ...view, trouble: { kind: 'unusable', folder: '/ro/<b>', because: 'EROFS' } })
    expect(page).toContain('/ro/&lt;b&gt;')
    expect(page).toContain('EROFS')
    expect(page).not.toContain('/shell/check')
  })
})
