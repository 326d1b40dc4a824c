import { basename, dirname, join, resolve } from 'node:path'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { lessonIdsByFile } from '#common/domain/courses/choose-lessons.ts'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { exportGift } from '#common/domain/quizzes/gift/export-gift.ts'
import { importGift } from '#common/domain/quizzes/gift/import-gift.ts'
import type { ExchangeLoss } from '#common/domain/quizzes/gift/written-question.ts'
import { decodeText } from '#common/domain/shared/decode-text.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { lossMessage } from '#common/i18n/loss-message.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import type { CommandIo } from './command-io.ts'
import { readText } from '#backend/courses/course-folder.ts'
import { htmlToMarkdown } from '#backend/courses/html-to-markdown.ts'
import { describeError } from './describe-error.ts'

interface Options {
  readonly direction: string
  readonly input: string
  readonly output: string | undefined
  readonly lang: Locale
  readonly title: string | undefined
}

/** `gift export DIR` and `gift import FILE -o QUIZ.md`: questions to and from Moodle. Exit code 0: written, losses are listed; 1: refused or failed. */
export async function runGift(args: readonly string[], io: CommandIo): Promise<number> {
  const words = messagesFor(io.locale).gift
  const options = readOptions(args)
  if (options?.direction === 'export') return runExport(options, io, words)
  if (options?.direction === 'import' && options.output !== undefined) return runImport(options, options.output, io, words)
  return refuse(io, words.usage)
}

function readOptions(args: readonly string[]): Options | undefined {
  try {
    const options = { output: { type: 'string', short: 'o' }, lang: { type: 'string', default: 'en' }, title: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [direction, input, ...more] = positionals
    const lang = LOCALES.find(locale => locale === values.lang)
    return direction === undefined || input === undefined || more.length > 0 || lang === undefined
      ? undefined
      : { direction, input, output: values.output, lang, title: values.title }
  } catch {
    return undefined
  }
}

async function runExport({ input, output, lang }: Options, io: CommandIo, words: Messages['gift']): Promise<number> {
  const folder = resolve(io.cwd, input)
  const markdown = await readText(folder, lang, 'quiz.md')
  if (markdown === undefined) return refuse(io, fillMessage(words.noQuiz, { file: join(input, lang, 'quiz.md') }))
  const { gift, count, losses } = exportGift(markdown, {
    courseId: basename(folder),
    version: '0.0.0',
    lessonIds: lessonIdsByFile([], lang, undefined),
  })
  const file = output ?? `${basename(folder)}-${lang}.gift`
  return write({ file, text: gift, count, losses, message: words.exported, replace: true }, io, words)
}

async function runImport({ input, lang, title }: Options, output: string, io: CommandIo, words: Messages['gift']): Promise<number> {
  const bytes = await readFile(resolve(io.cwd, input)).catch((error: unknown) => ({ because: describeError(error) }))
  if ('because' in bytes) return refuse(io, fillMessage(words.noFile, { file: input, because: bytes.because }))
  const file = decodeText(bytes, (encoding, all) => new TextDecoder(encoding, { fatal: true }).decode(all))
  if (file === undefined) return refuse(io, fillMessage(words.encoding, { file: input }))
  const { trueWord, falseWord, quizTitle } = messagesFor(lang).gift
  const options = {
    title,
    otherwise: quizTitle,
    htmlToMarkdown,
    trueFalse: [trueWord, falseWord] as const,
    competencies: await readCompetencyIds(resolve(io.cwd, output)),
  }
  const { markdown, count, losses } = importGift(file, options)
  return write({ file: output, text: markdown, count, losses, message: words.imported, replace: false }, io, words)
}

/** The competencies beside the course the bank is written to, which is `<course>/<lang>/quiz.md`. */
async function readCompetencyIds(file: string): Promise<ReadonlySet<string>> {
  const text = await readText(dirname(file), '..', '..', 'competencies.yaml')
  return new Set(parseCompetencies(text ?? '').competencies.map(competency => competency.id))
}

interface GiftResult {
  readonly file: string
  readonly text: string
  readonly count: number
  readonly losses: readonly ExchangeLoss[]
  readonly message: string
  readonly replace: boolean
}

async function write({ file, text, count, losses, message, replace }: GiftResult, io: CommandIo, words: Messages['gift']): Promise<number> {
  for (const loss of losses) io.stdout(`${lossMessage(loss, io.locale)}\n`)
  if (count === 0) return refuse(io, words.none)
  try {
    await mkdir(dirname(resolve(io.cwd, file)), { recursive: true })
    await writeFile(resolve(io.cwd, file), text, { flag: replace ? 'w' : 'wx' })
  } catch (error) {
    return refuse(
      io,
      fillMessage(describeError(error) === 'EEXIST' ? words.exists : words.notWritten, { file, because: describeError(error) }),
    )
  }
  io.stdout(`${fillMessage(message, { file, count: String(count) })}\n`)
  return 0
}

function refuse(io: CommandIo, text: string): number {
  io.stderr(`${text}\n`)
  return 1
}
