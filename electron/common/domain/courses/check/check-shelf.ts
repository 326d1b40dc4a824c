import type { Place, Problem } from '#common/domain/shared/content/problem.ts'
import { problemAt } from '#common/domain/shared/content/problem.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { listAskedQuestions } from './asked-questions.ts'
import { foldedStem, isLongStem, toQuestionKey } from './check-banks.ts'
import type { FileProblem } from './file-problem.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'

/** A course in a collection. */
export interface CourseOnShelf {
  /** Name of its folder. */
  readonly name: string
  readonly languages: readonly LanguageContent[]
}

/** What courses that stand side by side must not do: ask the same question, tell the same case at length. Paths begin with the course. */
export function checkShelf(courses: readonly CourseOnShelf[]): readonly FileProblem[] {
  const problems: FileProblem[] = []
  const questions = new Map<string, string>()
  const cases = new Map<string, string>()
  for (const { name, languages } of courses) {
    for (const content of languages) {
      for (const found of [...findQuestions(content), ...findCases(content)]) {
        const known = found.code === 'case-twice' ? cases : questions
        const before = known.get(found.key)
        if (before === undefined) known.set(found.key, name)
        else if (before !== name)
          problems.push({ path: `${name}/${found.path}`, ...problemAt(found.place, found.code, { id: found.id, course: before }) })
      }
    }
  }
  return problems
}

interface Found {
  readonly code: Problem['code'] & ('case-twice' | 'question-twice-on-shelf')
  readonly key: string
  readonly id: string
  readonly path: string
  readonly place: Place
}

function findQuestions(content: LanguageContent): readonly Found[] {
  return listAskedQuestions(content).flatMap(asked => {
    const place = asked.stem[0]?.passages[0]?.placeOf(0) ?? { line: 1, column: 1 }
    return isLongStem(foldedStem(asked))
      ? [
          {
            code: 'question-twice-on-shelf' as const,
            key: toLanguageKey(content.lang, toQuestionKey(asked)),
            id: asked.question.id,
            path: asked.path,
            place,
          },
        ]
      : []
  })
}

/** Cases are compared by id. */
function findCases({ lang, lessons }: LanguageContent): readonly Found[] {
  return lessons.flatMap(({ path, parsed }) =>
    (parsed.lesson?.blocks ?? []).flatMap(block => {
      if (block.kind !== 'case') return []
      const { line, column } = parsed.declarations.find(declaration => declaration.kind === 'block' && declaration.id === block.id) ?? {
        line: 1,
        column: 1,
      }
      return [{ code: 'case-twice' as const, key: toLanguageKey(lang, block.id), id: block.id, path, place: { line, column } }]
    }),
  )
}

function toLanguageKey(lang: Locale, key: string): string {
  return `${lang}\n${key}`
}
