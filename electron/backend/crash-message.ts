import { fillMessage } from '#common/i18n/fill-message.ts'
import { wordsOf } from '#common/i18n/words.ts'
import { programIo } from './command-io.ts'

/** What the supervisor says of a server that died; a program of its own, read only then. */
export function crashMessage(because: string, startsAgain: boolean): string {
  const { serverDied, serverGivenUp } = wordsOf(programIo('').locale).cli
  return fillMessage(startsAgain ? serverDied : serverGivenUp, { because })
}
