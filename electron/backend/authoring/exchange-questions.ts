import { basename } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import type { QuestionTransfer } from '#common/contract/authoring.ts'
import type { DocumentFile } from '#common/contract/document-file.ts'
import { listContentFiles } from '#common/domain/courses/course-content.ts'
import { lessonIdsByFile } from '#common/domain/courses/choose-lessons.ts'
import { exportGift } from '#common/domain/quizzes/gift/export-gift.ts'
import { importGift } from '#common/domain/quizzes/gift/import-gift.ts'
import { splitFrontMatter } from '#common/domain/shared/content/source-text.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { lossMessage } from '#common/i18n/loss-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { htmlToMarkdown } from '#backend/courses/html-to-markdown.ts'
import type { FileChange } from '#common/domain/courses/edit/plan-files.ts'
import type { LoadedDraft } from './draft-folder.ts'

/** `bank`: language of the question bank. `lang`: language of the messages about losses. */
interface TransferLanguages {
  readonly bank: Locale
  readonly lang: Locale
}

/** Exports the question bank as a GIFT file. Throws `not-found` when there is none. */
export function exportQuestions(
  { folder, texts }: LoadedDraft,
  { bank, lang }: TransferLanguages,
): QuestionTransfer & { readonly file: DocumentFile } {
  const markdown = texts.get(`${bank}/quiz.md`)
  if (markdown === undefined) throw new CodedError('not-found', { quiz: bank })
  const { gift, count, losses } = exportGift(markdown, {
    courseId: basename(folder),
    version: '0.0.0',
    lessonIds: lessonIdsByFile([], bank, undefined),
  })
  const file = { fileName: `${basename(folder)}-${bank}.gift`, mediaType: 'text/plain', base64: Buffer.from(gift).toString('base64') }
  return { count, losses: losses.map(loss => lossMessage(loss, lang)), file }
}

/** Adds the questions of a GIFT file to the end of the bank, or to a new one. No change when no question could be read. */
export function planImport(
  { texts, languages, collection }: LoadedDraft,
  { bank, lang }: TransferLanguages,
  gift: string,
): QuestionTransfer & { readonly changes: readonly FileChange[] } {
  const { trueWord, falseWord, quizTitle } = messagesFor(bank).gift
  const content = languages.find(known => known.lang === bank)
  const usedIds = (content === undefined ? [] : listContentFiles(content)).flatMap(({ parsed }) =>
    parsed.declarations.flatMap(({ kind, id }) => (kind === 'question' ? [id] : [])),
  )
  const { markdown, count, losses } = importGift(gift, {
    title: undefined,
    otherwise: quizTitle,
    htmlToMarkdown,
    trueFalse: [trueWord, falseWord],
    competencies: collection.competencyIds,
    used: usedIds,
  })
  const path = `${bank}/quiz.md`
  const before = texts.get(path)
  const after = before === undefined ? markdown : `${before.trimEnd()}\n\n${splitFrontMatter(markdown).body.trimStart()}`
  return { count, losses: losses.map(loss => lossMessage(loss, lang)), changes: count === 0 ? [] : [{ path, before, after }] }
}
