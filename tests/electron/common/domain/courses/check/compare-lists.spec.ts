import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkCourse } from '#common/domain/courses/check/check-course.ts'

const LISTS = `---
title: Quiz
---

## Who {#who kind=matching}

Match.

- [x] Births {#births}
  - Registry {#registry}
- [x] Teachers {#teachers}
  - Ministry {#ministry}
- [ ] Chamber {#chamber}

> [!EXPLANATION]
> So.

## Steps {#steps kind=ordering}

Order.

1. Arrive {#arrive}
2. Register {#register}
3. Enrol {#enrol}

> [!EXPLANATION]
> So.

## Habits {#habits kind=likert scale="Never | Often | Always"}

How often?

- I ask. {#ask}
`

/** What the check tells of a course with these files. */
function check(files: Readonly<Record<string, string>>) {
  return checkCourse({
    folder: 'core',
    texts: new Map([
      ['course.yaml', 'id: core\nversion: 1.0.0\ntitle: { en: A }\nsummary: { en: A }\nduration: 5\npassMark: 70\n'],
      ['en/quiz.md', LISTS],
      ...Object.entries(files),
    ]),
    others: [],
    sounds: new Map(),
    sourceIds: new Set(),
    competencyIds: new Set(),
    town: { names: [], figures: new Set() },
    courseIds: new Set(['core']),
  })
}

/** What it tells of the translation of the bank with one change. */
function told(from: string | RegExp, to: string): readonly string[] {
  return check({ 'fr/quiz.md': LISTS.replace(from, to) }).flatMap(({ path, line, column, code, severity }) =>
    path === 'fr/quiz.md' ? [`${path}:${line}:${column} ${severity} ${code}`] : [],
  )
}

describe('the translation of questions with lists', () => {
  it.each<[string, string | RegExp, string, readonly string[]]>([
    ['pairs other matches', /registry/g, 'office', ['fr/quiz.md:5:9 error translation-differs']],
    ['has another extra match', '#chamber', '#chambre', ['fr/quiz.md:5:9 error translation-differs']],
    ['has another order', /(1\. .*)\n(2\. .*)/, '$2\n$1', ['fr/quiz.md:18:11 error translation-differs']],
    ['has fewer steps of a scale', 'Never | ', '', ['fr/quiz.md:29:12 error translation-differs']],
    ['says pairs, items and statements in its own words', /Births|Registry|Arrive|Never|I ask/g, 'Mots', []],
  ])('%s', (_, from, to, wanted) => {
    expect(told(from, to)).toEqual(wanted)
  })
})

describe('a quiz of the guide', () => {
  const guide = readFileSync(fileURLToPath(new URL('../../../../../fixtures/shelf/small/en/workshop.md', import.meta.url)), 'utf8')
  const asking = (id: string) =>
    check({ 'en/workshop.md': guide.replaceAll('q-single', id) })
      .filter(({ code, values }) => code === 'guide-question-likert' || values['id'] === id)
      .map(({ code, severity }) => `${severity} ${code}`)

  it('takes a matching and an ordering question, and refuses a Likert question, of which nothing is right', () => {
    expect(asking('who')).toEqual([])
    expect(asking('steps')).toEqual([])
    expect(asking('habits')).toEqual(['error guide-question-likert', 'error guide-question-likert'])
  })
})
