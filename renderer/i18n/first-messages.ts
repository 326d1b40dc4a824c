/**
 * The messages of the screens that come first: welcome, choosing a learner, the library and a course. The file of all messages
 * is loaded before any other screen. tests/renderer/i18n/first-messages.spec.ts finds missing ones.
 */
export const FIRST_MESSAGES = [
  'app',
  'states',
  'errors',
  'learners',
  'courses',
  'facilitators.welcomeText',
  'facilitators.welcomeChoice',
  'class.title',
  'practice.link',
  'practice.linkHint',
  'reference.title',
  'reference.cases.title',
  'reference.cases.link',
  'reference.terms.link',
  'reference.documents.title',
  'reference.documents.link',
  'workshops.title',
] as const
