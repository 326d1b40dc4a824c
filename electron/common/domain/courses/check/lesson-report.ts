import type { LanguageContent } from '#common/domain/courses/course-content.ts'
import { countStockPhrases } from './stock-phrases.ts'
import { SOURCE_MARK } from '#common/domain/shared/markdown/passages.ts'
import type { TextKind } from '#common/domain/shared/markdown/passages.ts'
import { splitSentences } from '#common/domain/shared/markdown/sentences.ts'

/** How a lesson reads, in figures. */
export interface LessonReport {
  /** `en/01-first.md` */
  readonly path: string
  /** Words of running text: without questions, activities, notes of the facilitator, slides and captions. */
  readonly words: number
  /** Mean length of a sentence, in words. */
  readonly sentence: number
  /** Share of list items among all passages, 0 to 1. */
  readonly lists: number
  /** Different sources that are marked. */
  readonly sources: number
  /** Runs of eight words that also occur in another lesson. */
  readonly shared: number
  /** Empty stock phrases. */
  readonly stock: number
}

/** Recommended limits. The report only informs; it refuses nothing. */
export const LESSON_LIMITS = { words: { least: 900, most: 1500 }, sentence: 20, lists: 0.3, sources: 5, shared: 0, stock: 0 } as const

/** Running text that a learner reads. Activities, questions and facilitator notes are not counted. */
const RUNNING: readonly TextKind[] = ['prose', 'note', 'case', 'town', 'callout', 'reflection']
const RUN = 8
const WORD = /[\p{L}\p{N}’'-]+/gu

interface MeasuredLesson {
  readonly path: string
  readonly words: readonly string[]
  readonly report: Omit<LessonReport, 'shared'>
}

/** Measures the lessons of several courses in one language. `name` goes before each path. */
export function reportLessons(courses: readonly { readonly name: string; readonly content: LanguageContent }[]): readonly LessonReport[] {
  const lessons = courses.flatMap(({ name, content }) =>
    content.lessons.map(({ path, parsed, texts }) => measureLesson(`${name}/${path}`, texts, new Set(parsed.lesson?.sources ?? []).size)),
  )
  const owners = new Map<string, Set<string>>()
  for (const { path, words } of lessons) {
    for (const run of listRuns(words)) owners.set(run, (owners.get(run) ?? new Set()).add(path))
  }
  return lessons.map(({ words, report }) => ({
    ...report,
    shared: [...new Set(listRuns(words))].filter(run => (owners.get(run)?.size ?? 0) > 1).length,
  }))
}

function measureLesson(path: string, texts: LanguageContent['lessons'][number]['texts'], sources: number): MeasuredLesson {
  const passages = texts
    .filter(text => RUNNING.includes(text.kind) && text.questionId === undefined)
    .flatMap(text => text.passages.filter(({ kind }) => kind !== 'caption' && kind !== 'heading'))
  const sentences = passages
    .flatMap(passage => splitSentences(passage).map(({ words }) => splitWords(words).length))
    .filter(count => count > 0)
  const words = passages.flatMap(passage => splitWords(passage.words))
  return {
    path,
    words,
    report: {
      path,
      words: words.length,
      sentence: sentences.length === 0 ? 0 : sentences.reduce((sum, count) => sum + count, 0) / sentences.length,
      lists: passages.length === 0 ? 0 : passages.filter(({ kind }) => kind === 'item').length / passages.length,
      sources,
      stock: countStockPhrases(passages.map(passage => passage.words).join('\n')),
    },
  }
}

function splitWords(text: string): readonly string[] {
  return (
    text
      .replaceAll(SOURCE_MARK, ' ')
      .match(WORD)
      ?.map(word => word.toLowerCase()) ?? []
  )
}

function listRuns(words: readonly string[]): readonly string[] {
  return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, index) => words.slice(index, index + RUN).join(' '))
}
