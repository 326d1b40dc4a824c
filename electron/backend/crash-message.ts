import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { programIo } from './command-io.ts'

/** What the supervisor says of a server that died; a program of its own, read only then. */
export function crashMessage(because: string, startsAgain: boolean): string {
  const { serverDied, serverGivenUp } = messagesFor(programIo('').locale).cli
  return fillMessage(startsAgain ? serverDied : serverGivenUp, { because })
}
