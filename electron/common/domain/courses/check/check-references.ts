import { isSameName } from '#common/domain/shared/content/file-names.ts'
import { findAudioNameType } from '#common/domain/shared/content/audio-file.ts'
import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Declaration, Reference } from '#common/domain/shared/content/reference.ts'
import type { CourseFiles } from './course-files.ts'
import type { ReportFileProblem } from './file-problem.ts'
import { listContentFiles } from '#common/domain/courses/course-content.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'

type Targets = Pick<CourseFiles, 'sourceIds' | 'competencyIds' | 'others'> & {
  readonly termIds: ReadonlySet<string>
  /** Of lessons, and of what is in them. */
  readonly lessonIds: ReadonlySet<string>
  readonly questionIds: ReadonlySet<string>
  /** Of those, the questions that have no right answer to show in a room, but a scale. */
  readonly likertIds: ReadonlySet<string>
}

/** Resolves every reference and reports ids declared twice in one language. */
export function checkReferences(
  files: CourseFiles,
  languages: readonly LanguageContent[],
  inManifest: readonly Reference[],
  report: ReportFileProblem,
): void {
  // A term may exist only in another language's glossary and is then shown in that language.
  const termIds = new Set(languages.flatMap(content => content.glossary?.parsed.terms.map(term => term.id) ?? []))
  const questions = languages.flatMap(content => content.quiz?.parsed.questions ?? [])
  const questionIds = new Set(questions.map(({ id }) => id))
  const likertIds = new Set(questions.flatMap(({ id, kind }) => (kind === 'likert' ? [id] : [])))
  const inLessons = languages.flatMap(({ lessons }) => lessons.flatMap(({ parsed }) => parsed.declarations))
  const lessonIds = new Set(inLessons.map(({ id }) => id))
  const targets: Targets = { ...files, termIds, lessonIds, questionIds, likertIds }
  for (const reference of inManifest) checkReference('course.yaml', reference, targets, report)
  for (const content of languages) {
    const declared = new Map<string, string>()
    for (const { path, parsed } of listContentFiles(content)) {
      for (const reference of parsed.references) checkReference(path, reference, targets, report)
      for (const declaration of parsed.declarations) checkDeclaration(path, declaration, declared, report)
    }
  }
}

function checkReference(path: string, reference: Reference, targets: Targets, report: ReportFileProblem): void {
  const { target } = reference
  const place: Place = { line: reference.line, column: reference.column }
  switch (reference.kind) {
    case 'term':
      if (!targets.termIds.has(target)) report(path, place, 'term-unknown', { id: target })
      break
    case 'source':
      if (!targets.sourceIds.has(Number(target))) report(path, place, 'source-unknown', { id: target })
      break
    case 'competency':
      if (!targets.competencyIds.has(target)) report(path, place, 'competency-unknown', { id: target })
      break
    case 'lesson':
      if (!targets.lessonIds.has(target)) report(path, place, 'lesson-place-unknown', { id: target })
      break
    case 'question':
      if (!targets.questionIds.has(target)) report(path, place, 'guide-question-unknown', { id: target })
      if (targets.likertIds.has(target)) report(path, place, 'guide-question-likert', { id: target })
      break
    case 'media':
      checkMedia(path, reference, targets, report)
  }
}

function checkMedia(path: string, { target, line, column }: Reference, { others }: Targets, report: ReportFileProblem): void {
  if (others.some(file => isSameName(file, target))) return
  const lookalike = others.find(file => isSameName(file.toLowerCase(), target.toLowerCase()))
  if (lookalike === undefined)
    report(path, { line, column }, findAudioNameType(target) === undefined ? 'image-missing' : 'audio-missing', { path: target })
  else report(path, { line, column }, 'image-capitals', { path: target, file: lookalike })
}

function checkDeclaration(
  path: string,
  { kind, id, line, column }: Declaration,
  declared: Map<string, string>,
  report: ReportFileProblem,
): void {
  const before = declared.get(`${kind} ${id}`)
  if (before === undefined) declared.set(`${kind} ${id}`, `${path}:${line}`)
  else report(path, { line, column }, 'id-repeated-in-course', { id, before })
}
