import { describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { recoveryPage, type RecoveryPageInput } from '#main/recovery/recovery-page.ts'

const input: RecoveryPageInput = {
  locale: 'en',
  failure: { kind: 'stopped' },
  dataFolder: '/data/jmdi',
  backups: ['2026-01-02.zip'],
  doctor: undefined,
}

describe('the recovery page', () => {
  it.each(LOCALES)('says in %s what was saved and what to do', locale => {
    const messages = messagesFor(locale).recovery
    const page = recoveryPage({ ...input, locale })
    for (const said of [messages.stoppedTitle, messages.kept, '/data/jmdi', '2026-01-02.zip', messages.tryAgain, messages.checkData])
      expect(page).toContain(said)
    expect(page).toContain(`lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`)
    expect(page).not.toMatch(/<script|undefined|\{\w+\}/)
  })

  it('shows the output of the doctor with its markup escaped', () => {
    const page = recoveryPage({ ...input, doctor: { kind: 'repaired', printed: '<img src=x>' } })
    expect(page).toContain(messagesFor('en').recovery.repaired)
    expect(page).toContain('&lt;img src=x&gt;')
  })

  it('links to browser mode without showing its key', () => {
    const page = recoveryPage({ ...input, failure: { kind: 'in-use', by: 'http://127.0.0.1:4780/enter?key=secret' } })
    expect(page).toContain('/shell/open-there')
    expect(page).not.toContain('secret')
  })

  it('never links to another computer', () => {
    const page = recoveryPage({ ...input, failure: { kind: 'in-use', by: 'http://127.0.0.1.example:80/x' } })
    expect(page).not.toContain('/shell/open-there')
  })

  it('names the unusable folder and the reason', () => {
    const page = recoveryPage({ ...input, failure: { kind: 'unusable', folder: '/ro/<b>', because: 'EROFS' } })
    expect(page).toContain('/ro/&lt;b&gt;')
    expect(page).toContain('EROFS')
    expect(page).not.toContain('/shell/check')
  })
})
