import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { SOURCE_MARK } from '#common/domain/shared/markdown/passages.ts'
import type { Passage, TextKind, WrittenText } from '#common/domain/shared/markdown/passages.ts'
import { splitSentences } from '#common/domain/shared/markdown/sentences.ts'
import type { ReportFileProblem } from './file-problem.ts'
import { listContentFiles } from '#common/domain/courses/course-content.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'
import { findForeignClaim, findClaim, findFigures, findLargeClaim } from './find-facts.ts'
import type { FoundFact } from './find-facts.ts'
import { findForbiddenWords } from './forbidden-words.ts'
import type { Town } from '#common/domain/courses/parse-town.ts'

/** Which source rule applies to a text. Titles, stems, options and model answers have none: they describe scenes or name things. */
const RULES: Readonly<Partial<Record<TextKind, 'claims' | 'answers' | 'instructions'>>> = {
  prose: 'claims',
  note: 'claims',
  case: 'claims',
  callout: 'claims',
  reflection: 'claims',
  term: 'claims',
  document: 'claims',
  explanation: 'answers',
  feedback: 'answers',
  activity: 'instructions',
  facilitator: 'instructions',
  slide: 'instructions',
  guide: 'instructions',
}

/** Texts whose sentences about the invented town may only use its own figures. */
const TOWN_SCENES: readonly TextKind[] = ['prose', 'callout', 'activity', 'stem', 'slide', 'facilitator', 'guide']

/** The smallest figure with two digits. */
const TWO_DIGITS = 10

type Numbers = ReadonlyMap<string, ReadonlySet<number> | 'any'>

interface File {
  readonly path: string
  readonly lang: Locale
  readonly texts: readonly WrittenText[]
}

/** Checks every text of a course against the writing rules: sources, forbidden words, figures of the invented town. */
export function checkWriting(languages: readonly LanguageContent[], town: Town, report: ReportFileProblem): void {
  const names = town.names.length === 0 ? undefined : new RegExp(`(?<!\\p{L})(?:${town.names.map(escapeRegExp).join('|')})(?!\\p{L})`, 'u')
  for (const content of languages) {
    const numeric = listNumericIds(content)
    for (const file of listContentFiles(content)) {
      const numbers = collectNumbers(file.texts, numeric)
      for (const text of file.texts) checkText({ ...file, lang: content.lang }, text, { numbers, names, town }, report)
    }
  }
}

interface Known {
  readonly numbers: Numbers
  /** Finds the invented town and its quarters. */
  readonly names: RegExp | undefined
  readonly town: Town
}

function checkText(file: File, text: WrittenText, known: Known, report: ReportFileProblem): void {
  for (const passage of text.passages) {
    for (const { index, text: words } of findForbiddenWords(passage.words, file.lang))
      report(file.path, passage.placeOf(index), 'word-forbidden', { text: words })
    if (passage.kind !== 'heading' && passage.kind !== 'caption') checkPassage(file, text, passage, known, report)
  }
}

function checkPassage(file: File, text: WrittenText, passage: Passage, { numbers, names, town }: Known, report: ReportFileProblem): void {
  for (const { words, start } of splitSentences(passage)) {
    const place = (index: number): Place => passage.placeOf(start + index)
    const isAboutTown = text.kind === 'town' || (TOWN_SCENES.includes(text.kind) && names?.test(words) === true)
    if (isAboutTown) {
      for (const { index, value, text: figure } of findFigures(words)) {
        if (hasTwoDigits(figure, value) && !town.figures.has(value)) report(file.path, place(index), 'town-figure-unknown', { figure })
      }
    } else if (!words.includes(SOURCE_MARK) && names?.test(words) !== true) {
      const claim = findTextClaim(text, words, file.lang, numbers)
      if (claim !== undefined) report(file.path, place(claim.index), 'source-mark-missing', { text: claim.text })
    }
  }
}

function findTextClaim({ kind, questionId }: WrittenText, words: string, lang: Locale, numbers: Numbers): FoundFact | undefined {
  switch (RULES[kind]) {
    case 'claims':
      return findClaim(words, lang)
    case 'answers':
      return findForeignClaim(words, lang, numbers.get(questionId ?? '') ?? new Set())
    case 'instructions':
      return findLargeClaim(words)
    case undefined:
      return undefined
  }
}

function hasTwoDigits(text: string, value: number): boolean {
  return value >= TWO_DIGITS || text.replace(/\D/g, '').length > 1
}

/** The numbers used in a question itself; in a numeric question any number may occur. */
function collectNumbers(texts: readonly WrittenText[], numeric: ReadonlySet<string>): Numbers {
  const numbers = new Map<string, Set<number> | 'any'>()
  for (const { kind, questionId, passages } of texts) {
    if (questionId === undefined || (kind !== 'stem' && kind !== 'option')) continue
    const before = numbers.get(questionId)
    if (numeric.has(questionId)) numbers.set(questionId, 'any')
    else if (before !== 'any')
      numbers.set(
        questionId,
        new Set([...(before ?? []), ...passages.flatMap(({ words }) => findFigures(words).map(figure => figure.value))]),
      )
  }
  return numbers
}

function listNumericIds({ lessons, quiz }: LanguageContent): ReadonlySet<string> {
  const checks = lessons.flatMap(
    ({ parsed }) => parsed.lesson?.blocks.flatMap(block => (block.kind === 'check' ? [block.question] : [])) ?? [],
  )
  return new Set(
    [...checks, ...(quiz?.parsed.questions ?? [])].filter(question => question.kind === 'numeric').map(question => question.id),
  )
}

function escapeRegExp(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
