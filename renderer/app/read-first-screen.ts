import type { Pinia } from 'pinia'
import type { Locale } from '#common/domain/shared/locale.ts'
import { useApi } from '#renderer/api/index.ts'
import { prefetchLibrary } from '#renderer/features/courses/read-library.ts'
import { useStandingsStore } from '#renderer/state/standings.store.ts'
import { useStartStore } from './start.store.ts'

/** A backend that already runs has let the page in by then, also on a slow machine. */
const CONNECTED_WITHIN_MS = 60
const ANSWERED_WITHIN_MS = 400

/**
 * Asks for what the first screen shows: who is here, and the library, to which most starts lead. Resolves when that is there, so that
 * the page is drawn once instead of three times; or at once where the backend is still starting, because drawing takes place meanwhile.
 */
export async function readFirstScreen(pinia: Pinia, locale: Locale): Promise<void> {
  const start = useStartStore(pinia)
  const isLibrary = ['', '#/'].includes(location.hash)
  const library = isLibrary ? prefetchLibrary(locale) : undefined
  const answers = Promise.all([library, start.opened.then(() => (isLibrary ? useStandingsStore(pinia).ensure() : undefined))])
  await Promise.race([answers.catch(() => undefined), pause(CONNECTED_WITHIN_MS).then(waitWhileConnected)])
}

async function waitWhileConnected(): Promise<void> {
  if (useApi().connection.value.kind === 'open') await pause(ANSWERED_WITHIN_MS)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
