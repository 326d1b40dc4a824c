import type { Settings } from '#common/domain/settings/settings.ts'
import type { CallFunction } from '#renderer/api/index.ts'
import { firstLocale } from '#renderer/i18n/index.ts'
import type { SessionHost } from './session-host.ts'

/** Kept when the browser is closed: people's phones are their own, and *Sign out* removes it. */
const SIGNED_IN_KEY = 'jmdi-signed-in'
const SETTINGS_KEY = 'jmdi-phone-settings'

interface SignedIn {
  readonly learnerId: string
  readonly pass: string
}

type PhoneSettings = Pick<Settings, 'locale' | 'theme'>

/** The session of a learner's phone: language and appearance are the phone's own, the learner is who signed in. */
export function createPhoneSession(call: CallFunction): SessionHost {
  const reopen: SessionHost['reopen'] = async (id, callFirst) => {
    const signedIn = readSignedIn()
    return signedIn?.learnerId === id ? callFirst('studyHub.resume', signedIn) : null
  }

  // Who signs out, or in as somebody else, does so on the whole phone: another tab must not stay open on their record.
  addEventListener('storage', ({ key, oldValue, newValue }) => {
    if (key === SIGNED_IN_KEY && oldValue !== null && oldValue !== newValue) location.reload()
  })

  return {
    readSettings: () => Promise.resolve(readSettings()),
    changeSettings: change => {
      const { locale, theme } = { ...readSettings(), ...change }
      localStorage.setItem(SETTINGS_KEY, JSON.stringify({ locale, theme }))
      return Promise.resolve(readSettings())
    },
    openLast: async () => {
      const signedIn = readSignedIn()
      const learner = signedIn && (await call('studyHub.resume', signedIn))
      if (learner === null) localStorage.removeItem(SIGNED_IN_KEY)
      return learner ?? null
    },
    reopen,
    leave: () => {
      localStorage.removeItem(SIGNED_IN_KEY)
      return call('studyHub.signOut')
    },
  }
}

/** This phone signs in again with the pass, also after it was switched off. */
export function keepSignedIn(signedIn: SignedIn): void {
  localStorage.setItem(SIGNED_IN_KEY, JSON.stringify(signedIn))
}

function readSettings(): Settings {
  const { locale = firstLocale(), theme = 'system' } = readStored<Partial<PhoneSettings>>(SETTINGS_KEY) ?? {}
  const issuer = { organisation: '', signatoryName: '', signatoryTitle: '', place: '' }
  return { locale, theme, lastLearnerId: undefined, issuer, paper: 'a4', deviceId: '' }
}

function readSignedIn(): SignedIn | undefined {
  return readStored<SignedIn>(SIGNED_IN_KEY)
}

/** Undefined: nothing was stored, or it cannot be read. */
function readStored<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}
