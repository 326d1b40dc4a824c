import type { Locale } from '#common/domain/shared/locale.ts'
import { renderFirstLesson, renderGlossary, renderQuiz } from './new-file-templates.ts'
import { getTemplateWords } from './template-words.ts'

/** Column of the comments. */
const COMMENT_COLUMN = 30

const renderCourseYaml = (id: string, title: string, lang: Locale) => `${`id: ${id}`.padEnd(COMMENT_COLUMN)} # the folder's name
version: 0.1.0                 # raise it when you publish a change
original: ${lang}                   # the language it is written in first
order: 100                     # place in the library
title: { ${lang}: ${JSON.stringify(title)} }
summary: { ${lang}: ${JSON.stringify(getTemplateWords(lang).summary)} }
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

/** The files of a new course by path: a lesson with a block of each kind, a quiz, a glossary and a picture. */
export function createCourseFiles(
  id: string,
  { title, lang }: { readonly title: string; readonly lang: Locale } = { title: 'A new course', lang: 'en' },
): ReadonlyMap<string, string> {
  const words = getTemplateWords(lang)
  return new Map([
    ['course.yaml', renderCourseYaml(id, title, lang)],
    [`${lang}/01-first-lesson.md`, renderFirstLesson(words)],
    [`${lang}/quiz.md`, renderQuiz(words)],
    [`${lang}/glossary.md`, renderGlossary(words)],
    ['media/drawing.svg', DRAWING],
  ])
}
