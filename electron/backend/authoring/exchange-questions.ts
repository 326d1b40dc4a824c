import { basename } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import type { QuestionTransfer } from '#common/contract/authoring.ts'
import type { DocumentFile } from '#common/contract/document-file.ts'
import { filesOf } from '#common/domain/courses/course-content.ts'
import { lessonIdsByFile } from '#common/domain/courses/choose-lessons.ts'
import { exportGift } from '#common/domain/quizzes/gift/export-gift.ts'
import { importGift } from '#common/domain/quizzes/gift/import-gift.ts'
import { splitFrontMatter } from '#common/domain/shared/content/source-text.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { lossMessage } from '#common/i18n/loss-message.ts'
import { wordsOf } from '#common/i18n/words.ts'
import { htmlToMarkdown } from '#backend/courses/html-to-markdown.ts'
import { fileIn } from './draft-folder.ts'
import type { ReadDraft } from './draft-folder.ts'
import { readExact, writeText } from './write-text.ts'

/** The language of the bank, and that of whoever reads what was lost. */
interface Languages {
  readonly bank: Locale
  readonly lang: Locale
}

/** The bank as a GIFT file. Throws `not-found` where there is none. */
export function exportQuestions(
  { folder, texts }: ReadDraft,
  { bank, lang }: Languages,
): QuestionTransfer & { readonly file: DocumentFile } {
  const markdown = texts.get(`${bank}/quiz.md`)
  if (markdown === undefined) throw new CodedError('not-found', { quiz: bank })
  const { gift, count, losses } = exportGift(markdown, {
    courseId: basename(folder),
    version: '0.0.0',
    lessonIds: lessonIdsByFile([], bank),
  })
  const file = { fileName: `${basename(folder)}-${bank}.gift`, mediaType: 'text/plain', base64: Buffer.from(gift).toString('base64') }
  return { count, losses: losses.map(loss => lossMessage(loss, lang)), file }
}

/** Adds the questions of a GIFT file at the end of the bank, or begins one. Nothing is written when nothing could be read. */
export async function importQuestions(
  { folder, languages, shelf }: ReadDraft,
  { bank, lang }: Languages,
  gift: string,
): Promise<QuestionTransfer> {
  const { trueWord, falseWord, quizTitle } = wordsOf(bank).gift
  const content = languages.find(known => known.lang === bank)
  const used = (content === undefined ? [] : filesOf(content)).flatMap(({ parsed }) =>
    parsed.declarations.flatMap(({ kind, id }) => (kind === 'question' ? [id] : [])),
  )
  const { markdown, count, losses } = importGift(gift, {
    title: undefined,
    otherwise: quizTitle,
    htmlToMarkdown,
    trueFalse: [trueWord, falseWord],
    competencies: shelf.competencyIds,
    used,
  })
  const file = fileIn(folder, `${bank}/quiz.md`)
  const before = await readExact(file)
  if (count > 0)
    await writeText(file, before === undefined ? markdown : `${before.trimEnd()}\n\n${splitFrontMatter(markdown).body.trimStart()}`)
  return { count, losses: losses.map(loss => lossMessage(loss, lang)) }
}
