import { resolve } from 'node:path'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { loadDraft } from '#backend/authoring/draft-folder.ts'
import { addLanguage } from '#backend/authoring/translate-draft.ts'
import type { CommandIo } from '#backend/command-io.ts'

/** `new-language DIR LANG`: starts a translation of a course. Exit code 0: files were written or there was nothing to write, 1: refused or failed, with a message. */
export async function runNewLanguage(args: readonly string[], io: CommandIo): Promise<number> {
  const words = messagesFor(io.locale).newLanguage
  const refuse = (message: string) => {
    io.stderr(`${message}\n`)
    return 1
  }
  const [path, language, ...more] = args
  const lang = LOCALES.find(locale => locale === language)
  if (path === undefined || lang === undefined || more.length > 0) return refuse(words.usage)
  const draft = await loadDraft(resolve(io.cwd, path)).catch(() => undefined)
  if (draft === undefined) return refuse(fillMessage(words.noCourse, { folder: path }))
  try {
    const count = await addLanguage(draft, lang)
    io.stdout(`${fillMessage(count === 0 ? words.nothing : words.written, { folder: path, lang, count: String(count) })}\n`)
    return 0
  } catch (error) {
    return refuse(fillMessage(words.notWritten, { folder: path, reason: error instanceof Error ? error.message : String(error) }))
  }
}
