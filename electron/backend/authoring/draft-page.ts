import type { DraftBlock, DraftPage } from '#common/contract/authoring.ts'
import type { TermView } from '#common/contract/courses.ts'
import type { CourseManifest, LessonBlock } from '#common/domain/courses/course.ts'
import { readCourseContent } from '#common/domain/courses/course-content.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { toBlockViews } from '#common/domain/courses/block-view.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import { LOCALES, textIn } from '#common/domain/shared/locale.ts'
import type { WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'
import { toTermView } from '#backend/courses/term-view.ts'
import { toDraftId } from './draft-folder.ts'
import type { LoadedDraft } from './draft-folder.ts'

/** Parses the language of a file, with picture URLs that point to the draft. */
function parseLanguageContent(draft: LoadedDraft, path: string, revision: number): LanguageContent | undefined {
  const lang = LOCALES.find(locale => path.startsWith(`${locale}/`))
  const original = draft.languages[0]?.lang
  const all = readCourseContent(draft.texts, { courseId: toDraftId(draft.folder), version: `0.0.${revision}`, original })
  return all.find(content => content.lang === lang)
}

/** A file as learners or facilitators see it. `revision` changes with every save, so that no outdated picture is shown. */
export function buildDraftPage(draft: LoadedDraft, path: string, revision: number): DraftPage {
  const content = parseLanguageContent(draft, path, revision)
  if (content === undefined) return { kind: 'none' }
  const { lang, quiz, glossary, documents, workshop, lessons } = content
  const { sources } = draft.collection
  const lesson = lessons.find(file => file.path === path)?.parsed.lesson
  if (lesson !== undefined) {
    const { title, minutes, objectives, blocks } = lesson
    return { kind: 'lesson', lang, sources, title, minutes, objectives, blocks: blocks.flatMap(toDraftBlocks), terms: toTermViews(content) }
  }
  if (quiz?.path === path)
    return {
      kind: 'quiz',
      lang,
      sources,
      title: quiz.parsed.title,
      questions: quiz.parsed.questions.map(question => toQuestionView(question)),
    }
  if (glossary?.path === path) return { kind: 'glossary', lang, sources, title: glossary.parsed.title, terms: toTermViews(content) }
  if (documents?.path === path)
    return { kind: 'documents', lang, sources, title: documents.parsed.title, documents: documents.parsed.documents }
  if (workshop?.path === path)
    return { kind: 'guide', lang, sources, title: workshop.parsed.guide.title, guide: buildGuide(draft, content, workshop.parsed.guide) }
  return { kind: 'none' }
}

/** Finds a question of the bank or of a lesson. */
export function findDraftQuestion(draft: LoadedDraft, path: string, questionId: string): Question | undefined {
  const content = parseLanguageContent(draft, path, 0)
  if (content?.quiz?.path === path) return content.quiz.parsed.questions.find(({ id }) => id === questionId)
  const blocks = content?.lessons.find(file => file.path === path)?.parsed.lesson?.blocks ?? []
  return blocks.flatMap(block => (block.kind === 'check' ? [block.question] : [])).find(({ id }) => id === questionId)
}

/** Authors also see slides and facilitator notes. */
function toDraftBlocks(block: LessonBlock): readonly DraftBlock[] {
  return block.kind === 'facilitator' || block.kind === 'slide' ? [block] : toBlockViews([block])
}

function toTermViews({ glossary, lang }: LanguageContent): readonly TermView[] {
  return (glossary?.parsed.terms ?? []).map(term => toTermView(term, lang))
}

function buildGuide(draft: LoadedDraft, { lang, quiz }: LanguageContent, { sources, ...guide }: WorkshopGuide) {
  const manifest: Pick<CourseManifest, 'id' | 'title' | 'order'> | undefined = parseCourseManifest(
    draft.texts.get('course.yaml') ?? '',
  ).manifest
  const title = textIn(manifest?.title ?? {}, lang)
  return {
    ...guide,
    courseId: toDraftId(draft.folder),
    courseTitle: title.text,
    courseTitleLang: title.lang,
    order: manifest?.order ?? 0,
    lang,
    sources: draft.collection.sources.filter(({ id }) => sources.includes(id)),
    questions: Object.fromEntries((quiz?.parsed.questions ?? []).map(({ id, title: name }) => [id, name])),
  }
}
