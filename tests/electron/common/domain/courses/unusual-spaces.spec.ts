import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import { plainMarks, plainYamlMarks } from '#common/domain/shared/content/plain-marks.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map() }
const LESSON = `---
id: first
title: Accueil
minutes: 10
objectives:
  - Accueillir
---

## Le guichet

- un
- deux

> [!NOTE] Pour vous
> Samira va pleurer.
`
const BANK = `---
title: Bank
---

## Who {#who kind=single}

Who answers?

- [x] The office {#office}
  > Right.
- [ ] Nobody {#nobody}
  > No.
`
const SPACES = ['\u00A0', '\u202F', '\u3000']
const afterMarks = (text: string, space: string) => text.replace(/^((?: *(?:>|-|##|\d\.|\[x\]|\w+:))+) /gm, `$1${space}`)

describe('a space that does not break', () => {
  it.each(SPACES)('is read as a space after the marks of a lesson: %j', space => {
    expect(parseLesson(afterMarks(LESSON, space), CONTEXT)).toEqual(parseLesson(LESSON, CONTEXT))
  })

  it.each(SPACES)('is read as a space after and inside the marks of a question: %j', space => {
    const typed = BANK.replace('[ ] ', `[${space}]${space}`).replace('  > No', `${space}${space}>${space}No`)
    expect(parseQuiz(afterMarks(typed, space), CONTEXT)).toEqual(parseQuiz(BANK, CONTEXT))
  })

  it('is read as a space in YAML', () => {
    const yaml = '- id: well\n  title: { en: Well }\n'
    expect(parseCompetencies(yaml.replace('- ', '-\u00A0').replace('title: ', 'title\u00A0:\u00A0'))).toEqual(parseCompetencies(yaml))
  })

  it('stays where it belongs to the words', () => {
    const words = 'Combien\u00A0? «\u00A0Un\u00A0» : 5\u00A0%.'
    expect(plainMarks(`${words}\n- ${words}\n> \u200F${words}`)).toBe(`${words}\n- ${words}\n> \u200F${words}`)
    expect(plainYamlMarks(`title: ${words}`)).toBe(`title: ${words}`)
  })
})

describe('a mark that cannot be seen', () => {
  it('does not hide a heading or an option', () => {
    const typed = BANK.replace('## ', '\u200F## ').replace('- [x]', '\u200F- \u200E[x]').replace('- [ ]', '\u200B- [ ]')
    const { questions, problems } = parseQuiz(typed, CONTEXT)
    expect(problems).toEqual([])
    expect(questions).toEqual(parseQuiz(BANK, CONTEXT).questions)
  })
})

describe('reading marks', () => {
  const text = fc.array(fc.constantFrom(...' \n\t>-#[]x!1.:a', '\u00A0', '\u200B', '\u200F', '\u3000', '\u{E0001}'), { maxLength: 60 })

  it('keeps every line and every other sign', () => {
    fc.assert(
      fc.property(text, signs => {
        const typed = signs.join('')
        for (const read of [plainMarks(typed), plainYamlMarks(typed)])
          expect(read.replace(/[\p{Zs}\p{Cf}]/gu, '')).toBe(typed.replace(/[\p{Zs}\p{Cf}]/gu, ''))
        expect(plainYamlMarks(typed)).toHaveLength(typed.length)
      }),
    )
  })
})
