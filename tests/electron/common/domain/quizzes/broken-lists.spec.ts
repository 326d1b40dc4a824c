import { describe, expect, it } from 'vitest'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map() }
const HEAD = '---\ntitle: Quiz\n---\n\n'

function problems(body: string): readonly string[] {
  return parseQuiz(HEAD + body, CONTEXT).problems.map(({ line, column, code }) => `${line - 4}:${column} ${code}`)
}

describe('a list of options that breaks off', () => {
  const options = '- [x] One {#one}\n  > Yes.\n- [ ] Two {#two}\n  > No.\n'

  it.each([
    ['feedback at the left margin', `## A {#a kind=single}\n\nText.\n\n${options.replaceAll('  >', '>')}`, ['6:1 feedback-at-margin']],
    [
      'feedback before the words of a numbered option',
      '## A {#a kind=single}\n\nText.\n\n1. [x] One {#one}\n > Yes.\n2. [ ] Two {#two}\n > No.',
      ['6:2 feedback-at-margin'],
    ],
    ['an option with another mark', `## A {#a kind=single}\n\nText.\n\n${options.replace('- [ ]', '* [ ]')}`, ['7:1 option-marker']],
    [
      'an accepted answer with another mark',
      '## A {#a kind=short}\n\nText.\n\n- [ ] One {#one}\n  > No.\n+ [x] Two {#two}',
      ['7:1 option-marker'],
    ],
    [
      'text between the options',
      `## A {#a kind=single}\n\nText.\n\n${options.replace('- [ ]', '\nMore.\n\n- [ ]')}`,
      ['8:1 text-after-options'],
    ],
    [
      'a line that touches the explanation',
      `## A {#a kind=single}\n\nText.\n\n${options}\n> [!EXPLANATION]\n> b\nc`,
      ['12:1 line-outside-block'],
    ],
  ])('is told once, at its cause: %s', (_, body, expected) => {
    expect(problems(body)).toEqual(expected)
  })
})
