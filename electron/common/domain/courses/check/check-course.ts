import { inReadingOrder, problemAt } from '#common/domain/shared/content/problem.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { AUDIO_MAX_BYTES, AUDIO_TYPES, findAudioNameType } from '#common/domain/shared/content/audio-file.ts'
import { IMAGE_TYPES } from '#common/domain/shared/markdown/resolve-address.ts'
import { checkBanks } from './check-banks.ts'
import type { CourseFiles } from './course-files.ts'
import { FILE_START } from './file-problem.ts'
import type { FileProblem, ReportFileProblem } from './file-problem.ts'
import { checkCases } from './check-cases.ts'
import { checkReferences } from './check-references.ts'
import { COURSE_MANIFEST, isPageName } from '#common/domain/courses/course-pages.ts'
import { compareLanguages } from './compare-languages.ts'
import { checkWriting } from './check-writing.ts'
import { listContentFiles, readCourseContent, withoutUntranslated } from '#common/domain/courses/course-content.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import type { ParsedManifest } from '#common/domain/courses/parse-course-manifest.ts'

const MANIFEST = COURSE_MANIFEST

/** A checked course: its problems and its content. */
export interface ExaminedCourse {
  /** File by file in reading order. */
  readonly problems: readonly FileProblem[]
  readonly languages: readonly LanguageContent[]
}

/** All problems of a course in every language, file by file in reading order. */
export function checkCourse(files: CourseFiles): readonly FileProblem[] {
  return examineCourse(files).problems
}

export function examineCourse(files: CourseFiles): ExaminedCourse {
  const problems: FileProblem[] = []
  const report: ReportFileProblem = (path, place, code, values) => problems.push({ path, ...problemAt(place, code, values) })
  const manifest = checkManifest(files, problems, report)
  const id = manifest?.manifest?.id ?? files.folder
  const { version = '0.0.0', original } = manifest?.manifest ?? {}
  const languages = readCourseContent(files.texts, { courseId: id, version, original })
  for (const content of languages) {
    for (const { path, parsed } of listContentFiles(content)) problems.push(...parsed.problems.map(problem => ({ path, ...problem })))
  }
  checkFileNames(files, report)
  checkSounds(files, report)
  compareLanguages(languages, report)
  const shown = withoutUntranslated(languages)
  checkReferences(files, shown, manifest?.references ?? [], report)
  checkCases(shown, report)
  checkWriting(shown, files.town, report)
  checkBanks(shown, manifest?.manifest?.competencies ?? [], report)
  checkWhole(shown, manifest, report)
  const paths = [...new Set(problems.map(problem => problem.path))].toSorted()
  return { problems: paths.flatMap(path => inReadingOrder(problems.filter(problem => problem.path === path))), languages }
}

function checkManifest(files: CourseFiles, problems: FileProblem[], report: ReportFileProblem): ParsedManifest | undefined {
  const text = files.texts.get(MANIFEST)
  if (text === undefined) {
    report(MANIFEST, FILE_START, 'course-file-missing')
    return undefined
  }
  const parsed = parseCourseManifest(text)
  problems.push(...parsed.problems.map(problem => ({ path: MANIFEST, ...problem })))
  const { manifest } = parsed
  if (manifest !== undefined && manifest.id !== files.folder)
    report(MANIFEST, parsed.idPlace, 'course-folder-id', { id: manifest.id, folder: files.folder })
  if (manifest !== undefined && !isCourseId(manifest.id)) report(MANIFEST, parsed.idPlace, 'course-id-reserved', { id: manifest.id })
  for (const { id, ...place } of parsed.prerequisites) {
    if (!files.courseIds.has(id) || id === manifest?.id) report(MANIFEST, place, 'prerequisite-unknown', { id })
  }
  return parsed
}

function checkSounds({ sounds }: CourseFiles, report: ReportFileProblem): void {
  for (const [path, { bytes, type }] of sounds) {
    if (type !== findAudioNameType(path)) report(path, FILE_START, 'audio-bytes', { found: type ?? '–', known: AUDIO_TYPES.join(', ') })
    if (bytes > AUDIO_MAX_BYTES)
      report(path, FILE_START, 'audio-too-large', { size: toMegabytes(bytes), most: toMegabytes(AUDIO_MAX_BYTES) })
  }
}

const BYTES_PER_MB = 1024 * 1024

function toMegabytes(bytes: number): string {
  return String(Math.ceil(bytes / BYTES_PER_MB))
}

function checkFileNames({ texts, others }: CourseFiles, report: ReportFileProblem): void {
  for (const path of texts.keys()) {
    const [folder = '', name = '', ...deeper] = path.split('/')
    if (path === MANIFEST) continue
    if (name === '' || deeper.length > 0) report(path, FILE_START, 'file-unknown')
    else if (!LOCALES.some(locale => locale === folder)) report(path, FILE_START, 'language-unknown', { folder, known: LOCALES.join(', ') })
    else if (!isPageName(name)) report(path, FILE_START, 'file-unknown')
  }
  for (const path of others) {
    const type = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
    if (!path.startsWith('media/') || ![...IMAGE_TYPES, ...AUDIO_TYPES].some(known => known === type))
      report(path, FILE_START, 'file-unknown')
  }
}

function checkWhole(languages: readonly LanguageContent[], manifest: ParsedManifest | undefined, report: ReportFileProblem): void {
  if (languages.every(content => content.lessons.length === 0)) report(MANIFEST, FILE_START, 'course-without-lessons')
  const original = manifest?.manifest?.original
  if (manifest !== undefined && original !== undefined && (languages[0]?.lang !== original || languages[0].lessons.length === 0))
    report(MANIFEST, manifest.originalPlace, 'original-missing', { lang: original })
  const wanted = manifest?.manifest?.quizQuestions
  const bank = Math.max(0, ...languages.map(content => content.quiz?.parsed.questions.length ?? 0))
  if (manifest !== undefined && wanted !== undefined && wanted > bank)
    report(MANIFEST, manifest.quizPlace, 'quiz-too-small', { wanted: String(wanted), bank: String(bank) })
}
