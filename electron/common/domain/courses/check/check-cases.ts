import { missingCaseSettings } from '#common/domain/courses/case-facts.ts'
import type { ReportFileProblem } from './file-problem.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'

/** Reports cases whose settings are too incomplete for the case library. */
export function checkCases(languages: readonly LanguageContent[], report: ReportFileProblem): void {
  for (const { path, parsed } of languages.flatMap(content => content.lessons)) {
    for (const block of parsed.lesson?.blocks ?? []) {
      const missing = block.kind === 'case' ? missingCaseSettings(block.facts) : []
      const place = parsed.declarations.find(
        declaration => declaration.kind === 'block' && block.kind === 'case' && declaration.id === block.id,
      )
      if (missing.length > 0 && place !== undefined)
        report(path, place, 'case-setting-missing', { keys: missing.map(key => `${key}=`).join(', ') })
    }
  }
}
