/** Every problem a course can have, and how bad it is. The words are in `check.problems` of electron/common/i18n. */
export const PROBLEM_SEVERITY = {
  'alias-refused': 'error',
  'answer-number': 'error',
  'attribute-broken': 'error',
  'attribute-unknown': 'error',
  'bank-guessable': 'error',
  'block-id-missing': 'error',
  'block-kind-unknown': 'error',
  'block-misplaced': 'error',
  'block-title-missing': 'error',
  'case-setting-missing': 'warning',
  'case-setting-unknown': 'error',
  'competency-unasked': 'error',
  'competency-unknown': 'error',
  'course-file-missing': 'error',
  'course-folder-id': 'error',
  'course-id-reserved': 'error',
  'course-without-lessons': 'error',
  'explanation-missing': 'warning',
  'feedback-missing': 'warning',
  'field-form': 'error',
  'field-missing': 'error',
  'file-unknown': 'warning',
  'footnote-missing': 'error',
  'footnote-unused': 'warning',
  'front-matter-missing': 'error',
  'gap-answer-missing': 'error',
  'gap-misplaced': 'error',
  'gap-missing': 'error',
  'glossary-missing': 'warning',
  'guide-activity-count': 'error',
  'guide-activity-kind': 'error',
  'guide-activity-unknown': 'error',
  'guide-activity-unused': 'warning',
  'guide-activity-wanted': 'error',
  'guide-agenda-length': 'error',
  'guide-agenda-order': 'error',
  'guide-debrief-count': 'error',
  'guide-handout-count': 'error',
  'guide-input-long': 'error',
  'guide-input-share': 'error',
  'guide-items-count': 'error',
  'guide-kinds-few': 'error',
  'guide-minutes-sum': 'error',
  'guide-missing': 'warning',
  'guide-part-form': 'error',
  'guide-part-missing': 'error',
  'guide-part-unknown': 'error',
  'guide-question-unknown': 'error',
  'guide-questions-count': 'error',
  'guide-say-long': 'error',
  'guide-section-kind': 'error',
  'guide-session-unknown': 'error',
  'guide-session-unused': 'error',
  'guide-shortening': 'error',
  'guide-slide-count': 'error',
  'guide-step-form': 'error',
  'guide-step-kind': 'error',
  'guide-tests-differ': 'error',
  'heading-level': 'warning',
  'html-refused': 'error',
  'id-form': 'error',
  'id-missing': 'error',
  'id-repeated': 'error',
  'id-repeated-in-course': 'error',
  'image-alt-missing': 'error',
  'image-missing': 'error',
  'image-path': 'error',
  'image-remote': 'error',
  'image-type': 'error',
  'key-unknown': 'error',
  'language-unknown': 'warning',
  'lesson-missing': 'warning',
  'line-outside-block': 'warning',
  'link-dead': 'error',
  'link-form': 'error',
  'link-scheme': 'error',
  'list-item-without-box': 'error',
  'model-misplaced': 'error',
  'model-missing': 'warning',
  'option-all-or-none': 'error',
  'options-misplaced': 'error',
  'options-missing': 'error',
  'prerequisite-unknown': 'error',
  'question-kind': 'error',
  'question-missing': 'warning',
  'question-twice': 'error',
  'quiz-missing': 'warning',
  'quiz-too-small': 'error',
  'right-answer-count': 'error',
  'right-answer-missing': 'error',
  'slide-too-long': 'error',
  'source-mark-form': 'error',
  'source-mark-missing': 'error',
  'source-unknown': 'error',
  'stem-missing': 'error',
  'term-missing': 'warning',
  'term-unknown': 'error',
  'text-after-options': 'error',
  'text-outside-section': 'error',
  'title-missing': 'error',
  'town-figure-unknown': 'error',
  'translation-differs': 'error',
  'translation-extra': 'error',
  'translation-lacks': 'error',
  'translation-sources': 'warning',
  'true-false-ids': 'error',
  'word-forbidden': 'error',
  'yaml-broken': 'error',
} as const satisfies Record<string, 'error' | 'warning'>

export type ProblemCode = keyof typeof PROBLEM_SEVERITY

/** A place in a text file; both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface Problem extends Place {
  readonly severity: 'error' | 'warning'
  readonly code: ProblemCode
  /** What the message names: `{name}` in its words. */
  readonly values: Readonly<Record<string, string>>
}

export function problemAt(place: Place, code: ProblemCode, values: Readonly<Record<string, string>> = {}): Problem {
  return { severity: PROBLEM_SEVERITY[code], code, line: place.line, column: place.column, values }
}

export function inReadingOrder<T extends Place>(places: readonly T[]): readonly T[] {
  return places.toSorted((one, other) => one.line - other.line || one.column - other.column)
}
