import type { Question, QuestionOption } from '#common/domain/quizzes/question.ts'

const base = {
  stemHtml: '<p>Which?</p>',
  points: 1,
  competencies: ['read-figures'],
  contentHash: 'hash',
  explanationHtml: '<p>Because.</p>',
}

export function option(id: string, right: boolean): QuestionOption {
  return { id, html: `<p>${id}</p>`, right, feedbackHtml: `<p>about ${id}</p>` }
}

export function choice(
  kind: 'single' | 'multiple' | 'true-false',
  options: readonly QuestionOption[],
  over: Partial<Question> = {},
): Question {
  return { ...base, id: 'q-choice', title: 'Choice', kind, options, ...over } as Question
}

export const single = choice('single', [option('a', true), option('b', false), option('c', false)], { id: 'q-single' })
export const multiple = choice('multiple', [option('a', true), option('b', true), option('c', false), option('d', false)], {
  id: 'q-multiple',
  points: 2,
})
export const trueFalse = choice('true-false', [option('true', true), option('false', false)], { id: 'q-true-false' })
export const gap: Question = {
  ...base,
  id: 'q-gap',
  title: 'Gap',
  kind: 'gap',
  points: 2,
  gaps: [
    { id: 'one', accepted: ['wages', 'salaries'] },
    { id: 'two', accepted: ['família'] },
  ],
}
export const numeric: Question = {
  ...base,
  id: 'q-numeric',
  title: 'Numeric',
  kind: 'numeric',
  unit: '%',
  targets: [
    { id: 'right', value: 3.7, tolerance: 0.1, right: true, feedbackHtml: undefined },
    { id: 'slip', value: 37, tolerance: 1, right: false, feedbackHtml: '<p>A decimal slip.</p>' },
  ],
}
export const short: Question = {
  ...base,
  id: 'q-short',
  title: 'Short',
  kind: 'short',
  targets: [
    { id: 'right', text: 'Réintégration', right: true, feedbackHtml: undefined },
    { id: 'near', text: 'integration', right: false, feedbackHtml: '<p>That is for those who arrive.</p>' },
  ],
}
export const open: Question = { ...base, id: 'q-open', title: 'Open', kind: 'open', points: 0, modelHtml: '<p>A good answer.</p>' }
export const matching: Question = {
  ...base,
  id: 'q-matching',
  title: 'Matching',
  kind: 'matching',
  points: 3,
  premises: [
    { id: 'births', html: '<em>Births</em>', matchId: 'registry' },
    { id: 'teachers', html: 'Teachers', matchId: 'ministry' },
    { id: 'water', html: 'Water', matchId: 'utility' },
  ],
  matches: [
    { id: 'registry', text: 'Civil registry' },
    { id: 'ministry', text: 'Ministry' },
    { id: 'utility', text: 'Utility' },
    { id: 'chamber', text: 'Chamber of commerce' },
  ],
}
export const ordering: Question = {
  ...base,
  id: 'q-ordering',
  title: 'Ordering',
  kind: 'ordering',
  points: 3,
  items: ['arrive', 'register', 'enrol', 'attend'].map(id => ({ id, html: id })),
}
export const likert: Question = {
  ...base,
  id: 'q-likert',
  title: 'Likert',
  kind: 'likert',
  points: 0,
  statements: ['explain', 'call'].map(id => ({ id, html: id })),
  scale: ['Never', 'Sometimes', 'Often'],
}

export const everyKind: readonly Question[] = [single, multiple, trueFalse, gap, numeric, short, matching, ordering, likert, open]
