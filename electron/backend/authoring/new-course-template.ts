import type { Locale } from '#common/domain/shared/locale.ts'
import { firstLesson, newGlossary, newQuiz } from './new-file-templates.ts'
import { templateWords } from './template-words.ts'

/** Where the comments stand, if the id leaves them room. */
const COMMENT_COLUMN = 30

const COURSE = (id: string, title: string, lang: Locale) => `${`id: ${id}`.padEnd(COMMENT_COLUMN)} # the folder's name
version: 0.1.0                 # raise it when you publish a change
order: 100                     # place in the library
title: { ${lang}: ${JSON.stringify(title)} }
summary: { ${lang}: ${JSON.stringify(templateWords(lang).summary)} }
duration: 30                   # minutes for the whole course
competencies: []               # ids from competencies.yaml
prerequisites: []              # ids of courses
passMark: 70                   # per cent of the quiz's points
certificate:
  score: false                 # print the score on the certificate
`

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" role="img">
  <circle cx="125" cy="90" r="70" fill="#2f6f6f" fill-opacity="0.35" stroke="#1f4f4f" stroke-width="2"/>
  <circle cx="195" cy="90" r="70" fill="#c7772e" fill-opacity="0.35" stroke="#8a4f1a" stroke-width="2"/>
</svg>
`

/** The files of a new course by path: one lesson with a block of each kind, a quiz, a glossary, a picture. */
export function newCourseFiles(
  id: string,
  { title, lang }: { readonly title: string; readonly lang: Locale } = { title: 'A new course', lang: 'en' },
): ReadonlyMap<string, string> {
  const words = templateWords(lang)
  return new Map([
    ['course.yaml', COURSE(id, title, lang)],
    [`${lang}/01-first-lesson.md`, firstLesson(words)],
    [`${lang}/quiz.md`, newQuiz(words)],
    [`${lang}/glossary.md`, newGlossary(words)],
    ['media/drawing.svg', DRAWING],
  ])
}
