import { join } from 'node:path'
import { chooseLessons, LESSON_FILE, type LessonFile } from '#common/domain/courses/choose-lessons.ts'
import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import { hasQuestionHeading } from '#common/domain/quizzes/question-heading.ts'
import { normaliseText, splitFrontMatter } from '#common/domain/shared/content/source-text.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import type { FoundCourse } from './course-reader.ts'
import { listNamesNow, readStartNow } from './list-courses.ts'
import type { ParsedTexts } from './parsed-texts.ts'

interface LessonFileWithMinutes extends LessonFile {
  readonly minutes: number
}

/** What a course asks for today. Reads the heads of its lessons and whether its quiz asks anything; what was read before is not parsed again. */
export async function readSyllabus({ manifest, folder }: FoundCourse, texts: ParsedTexts): Promise<Syllabus> {
  const names = listNamesNow(folder)
  const languages = LOCALES.filter(locale => names.includes(locale))
  const files = await Promise.all(languages.map(lang => readLanguage(folder, lang, texts)))
  const lessons = chooseLessons(
    files.flatMap(({ lessons: found }) => found),
    manifest.original ?? 'en',
    manifest.original,
  )
  return {
    courseId: manifest.id,
    lessons: lessons.map(({ id, minutes }) => ({ id, minutes })),
    hasQuiz: files.some(({ hasQuiz }) => hasQuiz),
    durationMinutes: manifest.durationMinutes,
  }
}

async function readLanguage(folder: string, lang: Locale, texts: ParsedTexts) {
  const names = listNamesNow(folder, lang)
  const lessons = await Promise.all(
    names
      .filter(name => LESSON_FILE.test(name))
      .map(async (name): Promise<LessonFileWithMinutes> => {
        const head = await readHead(join(folder, lang, name), texts)
        return { lang, name, id: head?.id, minutes: head?.minutes ?? 0 }
      }),
  )
  return {
    lessons,
    hasQuiz: names.includes('quiz.md') && hasQuestionHeading(readStartNow(join(folder, lang, 'quiz.md'), hasQuestionHeading)),
  }
}

function readHead(path: string, texts: ParsedTexts) {
  const frontMatter = splitHead(readStartNow(path, start => splitHead(start) !== undefined))
  if (frontMatter === undefined) return undefined
  return texts.find('lesson', frontMatter, async () => {
    const { parseLessonHead } = await import('#common/domain/courses/parse-lesson-head.ts')
    return parseLessonHead(`---\n${frontMatter}\n---\n`)
  })
}

function splitHead(text: string): string | undefined {
  return splitFrontMatter(normaliseText(text)).frontMatter
}
