import type { Pinia } from 'pinia'
import type { Router } from 'vue-router'
import type { Locale } from '#common/domain/shared/locale.ts'
import { useApi } from '#renderer/api/index.ts'
import { prefetchLibrary } from '#renderer/features/courses/read-library.ts'
import { useStandingsStore } from '#renderer/state/standings.store.ts'
import { useStartStore } from './start.store.ts'

/** A desktop backend that already runs has let the page in by then, also on a slow machine. */
const CONNECTED_WITHIN_MS = 60
const ANSWERED_WITHIN_MS = 400
/** In a browser the backend runs: it has just sent the page. */
const ANSWERED_IN_BROWSER_WITHIN_MS = 1000

/**
 * Asks for what the first screen shows: who is here, and the library, to which most starts lead.
 * @returns what resolves when that is there and its route is chosen, so that the page is drawn once instead of three times; or at once
 * where the desktop backend is still starting, because drawing takes place meanwhile.
 */
export function readFirstScreen(pinia: Pinia, locale: Locale): (router: Pick<Router, 'isReady'>) => Promise<void> {
  const start = useStartStore(pinia)
  const isLibrary = ['', '#/'].includes(location.hash)
  const library = isLibrary ? prefetchLibrary(locale) : undefined
  const answers = Promise.all([library, start.opened.then(() => (isLibrary ? useStandingsStore(pinia).ensure() : undefined))])
  const waited = 'native' in window ? pause(CONNECTED_WITHIN_MS).then(waitWhileConnected) : pause(ANSWERED_IN_BROWSER_WITHIN_MS)
  return async router => {
    await Promise.race([Promise.all([answers, router.isReady()]).catch(() => undefined), waited])
  }
}

async function waitWhileConnected(): Promise<void> {
  if (useApi().connection.value.kind === 'open') await pause(ANSWERED_WITHIN_MS)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
