import type { Question } from '#common/domain/quizzes/question.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'
import { FILE_START } from './file-problem.ts'
import type { ReportFileProblem } from './file-problem.ts'
import { listContentFiles } from '#common/domain/courses/course-content.ts'
import type { ContentFile, LanguageContent, ParsedText } from '#common/domain/courses/course-content.ts'
import type { Lesson, LessonBlock } from '#common/domain/courses/course.ts'
import type { ParsedLesson } from '#common/domain/courses/parse-lesson.ts'
import { TO_TRANSLATE, translationState } from '#common/domain/courses/translation.ts'

/** Differences between two languages that are errors; their messages are under `check.differences`. */
export type Difference = 'kind' | 'points' | 'competency' | 'answers' | 'numbers' | 'minutes'

/** Compares each language with the original: ids, kinds, points and answer keys must match; missing translations are warnings. */
export function compareLanguages([base, ...translations]: readonly LanguageContent[], report: ReportFileProblem): void {
  if (base === undefined) return
  for (const translation of translations) {
    // A copy that is still to be translated is told once, as that.
    const untranslated = new Set(listContentFiles(translation).flatMap(file => (file.original === TO_TRANSLATE ? [file.path] : [])))
    const reportTranslated: ReportFileProblem = (path, ...problem) => {
      if (!untranslated.has(path)) report(path, ...problem)
    }
    compareLessons(base, translation, reportTranslated)
    compareQuizzes(base, translation, reportTranslated)
    compareGlossaries(base, translation, reportTranslated)
    compareDocuments(base, translation, reportTranslated)
    compareGuides(base, translation, reportTranslated)
    compareOriginals(base, translation, report)
  }
}

/** Reports stale translations and those still to be made. */
function compareOriginals(base: LanguageContent, translation: LanguageContent, report: ReportFileProblem): void {
  for (const [original, file] of pairFiles(base, translation)) {
    const state = translationState(file.original, original.hash)
    if (state === 'changed') report(file.path, FILE_START, 'translation-stale', { lang: base.lang })
    if (state === 'to-translate') report(file.path, FILE_START, 'translation-wanted', { lang: base.lang })
  }
}

/** Pairs each file with its translation: lessons by id, the rest by name. */
export function pairFiles(
  base: LanguageContent,
  translation: LanguageContent,
): readonly (readonly [ContentFile<ParsedText>, ContentFile<ParsedText>])[] {
  const lessons = base.lessons.map(
    file =>
      [
        file,
        translation.lessons.find(other => other.parsed.lesson !== undefined && other.parsed.lesson.id === file.parsed.lesson?.id),
      ] as const,
  )
  const others = (['quiz', 'glossary', 'documents', 'workshop'] as const).map(name => [base[name], translation[name]] as const)
  return [...lessons, ...others].flatMap(([one, other]) => (one === undefined || other === undefined ? [] : [[one, other] as const]))
}

function compareLessons(base: LanguageContent, translation: LanguageContent, report: ReportFileProblem): void {
  const byId = new Map(translation.lessons.map(file => [file.parsed.lesson?.id, file]))
  for (const { path, parsed } of base.lessons) {
    const file = byId.get(parsed.lesson?.id)
    if (parsed.lesson === undefined) continue
    if (file === undefined) report(path.replace(base.lang, translation.lang), FILE_START, 'lesson-missing', { id: parsed.lesson.id })
    else compareLesson(parsed.lesson, file, base.lang, report)
  }
  const known = new Set(base.lessons.map(file => file.parsed.lesson?.id))
  for (const file of translation.lessons) {
    const id = file.parsed.lesson?.id
    if (id !== undefined && !known.has(id)) report(file.path, findPlace(file, id), 'translation-extra', { id, lang: base.lang })
  }
}

function compareLesson(base: Lesson, file: ContentFile<ParsedLesson>, lang: Locale, report: ReportFileProblem): void {
  const { lesson } = file.parsed
  if (lesson === undefined) return
  const blocks = indexBlocks(lesson.blocks)
  for (const [id, block] of indexBlocks(base.blocks)) {
    const translated = blocks.get(id)
    if (translated === undefined) report(file.path, FILE_START, 'translation-lacks', { id, lang })
    else if (translated.kind === 'check' && block.kind === 'check')
      compareQuestions(block.question, translated.question, file, lang, report)
    else if (translated.kind !== block.kind) report(file.path, findPlace(file, id), 'translation-differs', { id, what: 'kind', lang })
    blocks.delete(id)
  }
  for (const id of blocks.keys()) report(file.path, findPlace(file, id), 'translation-extra', { id, lang })
  compareSources(base, lesson, file.path, lang, report)
}

function compareSources(base: Lesson, lesson: Lesson, path: string, lang: Locale, report: ReportFileProblem): void {
  const sources = new Set(lesson.sources)
  const before = new Set(base.sources)
  const lost = base.sources.filter(id => !sources.has(id))
  const added = lesson.sources.filter(id => !before.has(id))
  if (lost.length + added.length > 0)
    report(path, FILE_START, 'translation-sources', { lang, ids: [...lost, ...added].map(id => `@${id}`).join(', ') })
}

function compareQuizzes(base: LanguageContent, translation: LanguageContent, report: ReportFileProblem): void {
  if (base.quiz === undefined) return
  if (translation.quiz === undefined) return report(`${translation.lang}/quiz.md`, FILE_START, 'quiz-missing')
  const file = translation.quiz
  const questions = new Map(file.parsed.questions.map(question => [question.id, question]))
  for (const question of base.quiz.parsed.questions) {
    const translated = questions.get(question.id)
    if (translated === undefined) report(file.path, FILE_START, 'question-missing', { id: question.id })
    else compareQuestions(question, translated, file, base.lang, report)
    questions.delete(question.id)
  }
  for (const id of questions.keys()) report(file.path, findPlace(file, id), 'translation-extra', { id, lang: base.lang })
}

function compareGlossaries(base: LanguageContent, translation: LanguageContent, report: ReportFileProblem): void {
  if (base.glossary === undefined) return
  if (translation.glossary === undefined) return report(`${translation.lang}/glossary.md`, FILE_START, 'glossary-missing')
  const file = translation.glossary
  const known = new Set(base.glossary.parsed.terms.map(term => term.id))
  const translated = new Set(file.parsed.terms.map(term => term.id))
  for (const id of known) if (!translated.has(id)) report(file.path, FILE_START, 'term-missing', { id })
  for (const id of translated) if (!known.has(id)) report(file.path, findPlace(file, id), 'translation-extra', { id, lang: base.lang })
}

function compareDocuments(base: LanguageContent, translation: LanguageContent, report: ReportFileProblem): void {
  if (base.documents === undefined) return
  if (translation.documents === undefined) return report(`${translation.lang}/documents.md`, FILE_START, 'documents-missing')
  const file = translation.documents
  const translated = new Map(file.parsed.documents.map(document => [document.id, document.source]))
  for (const { id, source } of base.documents.parsed.documents) {
    const found = translated.get(id)
    if (found === undefined) report(file.path, FILE_START, 'translation-lacks', { id, lang: base.lang })
    else if (found !== source)
      report(file.path, findPlace(file, id), 'translation-sources', { lang: base.lang, ids: `@${source}, @${found}` })
    translated.delete(id)
  }
  for (const id of translated.keys()) report(file.path, findPlace(file, id), 'translation-extra', { id, lang: base.lang })
}

function compareGuides(base: LanguageContent, translation: LanguageContent, report: ReportFileProblem): void {
  if (base.workshop === undefined) return
  if (translation.workshop === undefined) return report(`${translation.lang}/workshop.md`, FILE_START, 'guide-missing')
  const file = translation.workshop
  const parts = toGuideKeys(file.parsed.guide)
  for (const [id, key] of toGuideKeys(base.workshop.parsed.guide)) {
    const translated = parts.get(id)
    if (translated === undefined) report(file.path, FILE_START, 'translation-lacks', { id, lang: base.lang })
    else if (translated !== key) report(file.path, findPlace(file, id), 'translation-differs', { id, what: 'minutes', lang: base.lang })
    parts.delete(id)
  }
  for (const id of parts.keys()) report(file.path, findPlace(file, id), 'translation-extra', { id, lang: base.lang })
}

/** What must match for each session, activity and handout. */
function toGuideKeys({ sessions, handOuts }: WorkshopGuide): Map<string, string> {
  const keys = new Map(handOuts.map(({ id }) => [id, 'handout']))
  for (const session of sessions) {
    const steps = session.kind === 'session' ? session.steps.map(step => [step.minutes, step.kind, step.activityId]) : []
    keys.set(
      session.id,
      JSON.stringify([session.kind, session.minutes, session.kind === 'session' ? session.shortening : undefined, steps]),
    )
    for (const { id, kind, items, questionIds } of session.kind === 'session' ? session.activities : [])
      keys.set(id, JSON.stringify([kind, items.length, questionIds.toSorted()]))
  }
  return keys
}

function compareQuestions(
  base: Question,
  translated: Question,
  file: ContentFile<ParsedText>,
  lang: Locale,
  report: ReportFileProblem,
): void {
  const what = findDifference(base, translated)
  if (what !== undefined) report(file.path, findPlace(file, base.id), 'translation-differs', { id: base.id, what, lang })
}

function findDifference(base: Question, translated: Question): Difference | undefined {
  if (base.kind !== translated.kind) return 'kind'
  if (base.points !== translated.points) return 'points'
  if (base.competencies.toSorted().join() !== translated.competencies.toSorted().join()) return 'competency'
  if (toAnswerKey(base) === toAnswerKey(translated)) return undefined
  return base.kind === 'numeric' ? 'numbers' : 'answers'
}

/** The answer key, independent of language and line order. Accepted words are specific to a language. */
function toAnswerKey(question: Question): string {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return question.options
        .map(option => `${option.id} ${option.right}`)
        .toSorted()
        .join('\n')
    case 'gap':
      return question.gaps
        .map(gap => gap.id)
        .toSorted()
        .join('\n')
    case 'numeric':
      return question.targets
        .map(target => `${target.id} ${target.right} ${target.value} ${target.tolerance}`)
        .toSorted()
        .join('\n')
    case 'short':
      // A language may need more spellings of a right answer; a known mistake of one language may not exist in another.
      return String(question.targets.some(target => target.right))
    case 'matching':
      return [...question.premises.map(({ id, matchId }) => `${id} ${matchId}`), ...question.matches.map(({ id }) => id)]
        .toSorted()
        .join('\n')
    case 'ordering':
      return question.items.map(({ id }) => id).join('\n')
    case 'likert':
      return [...question.statements.map(({ id }) => id).toSorted(), question.scale.length].join('\n')
    case 'open':
      return ''
    default:
      return assertNever(question)
  }
}

function indexBlocks(blocks: readonly LessonBlock[]): Map<string, LessonBlock> {
  const byId = new Map<string, LessonBlock>()
  for (const block of blocks) {
    if (block.kind === 'check') byId.set(block.question.id, block)
    else if ('id' in block) byId.set(block.id, block)
  }
  return byId
}

function findPlace(file: ContentFile<ParsedText>, id: string): Place {
  const declaration = file.parsed.declarations.find(candidate => candidate.id === id)
  return declaration === undefined ? FILE_START : { line: declaration.line, column: declaration.column }
}
