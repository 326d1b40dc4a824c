import type { TemplateWords } from './template-words.ts'

const renderLessonHead = (id: string, title: string, objective: string) => `---
id: ${id}
title: ${title}
minutes: 15
objectives:
  - ${objective}
---
`

/** A lesson with a block of each kind. */
export const renderFirstLesson = ({ lesson }: TemplateWords) => `${renderLessonHead('first-lesson', lesson.title, lesson.objective)}
${lesson.opening} ${lesson.marks} [${lesson.term}](glossary.md#your-term)
${lesson.marksEnd}[^why].

[^why]: ${lesson.footnote}

## ${lesson.heading}

![${lesson.picture}](../media/drawing.svg "${lesson.caption}")

| ${lesson.who} | ${lesson.does} |
|---|---|
| ${lesson.registry} | ${lesson.writes} |
| ${lesson.council} | ${lesson.decides} |

> [!SLIDE]
> **${lesson.slideTitle}**
>
> ${lesson.slide}

> [!NOTE] ${lesson.noteTitle}
> ${lesson.note}

> [!CASE] ${lesson.caseTitle} {#a-case country=CR themes=coordination,services sdgs=10,16}
> ${lesson.case}

> [!CHECK] ${lesson.checkTitle} {#a-check kind=single}
> ${lesson.check}
>
> - [x] ${lesson.checkRight} {#this-line}
>   > ${lesson.checkRightWhy}
> - [ ] ${lesson.checkWrong} {#line-above}
>   > ${lesson.checkWrongWhy}

> [!ACTIVITY] ${lesson.activityTitle} {#an-activity}
> 1. ${lesson.activityFirst}
> 2. ${lesson.activitySecond}

> [!REFLECTION] ${lesson.reflectionTitle} {#a-reflection}
> ${lesson.reflection}

> [!FACILITATOR] ${lesson.facilitatorTitle}
> ${lesson.facilitator}
`

export const renderNextLesson = (id: string, { lesson }: TemplateWords) => `${renderLessonHead(id, lesson.nextTitle, lesson.objective)}
${lesson.opening}

## ${lesson.heading}

${lesson.content}

## ${lesson.thisWeek}

${lesson.oneThing}
`

/** A bank with a question of each common kind. */
export const renderQuiz = ({ quiz }: TemplateWords) => `---
title: ${quiz.title}
---

## ${quiz.singleTitle} {#one-right kind=single}

${quiz.single}

- [x] ${quiz.this} {#this-one}
  > ${quiz.thisWhy}
- [ ] ${quiz.that} {#that-one}
  > ${quiz.thatWhy}

## ${quiz.trueFalseTitle} {#true-or-false kind=true-false}

${quiz.trueFalse}

- [x] ${quiz.trueWord} {#true}
  > ${quiz.trueWhy}
- [ ] ${quiz.falseWord} {#false}
  > ${quiz.falseWhy}

## ${quiz.numberTitle} {#a-number kind=numeric unit=%}

${quiz.number}

- [x] 15 ± 0.1 {#right}
  > ${quiz.numberWhy}
- [ ] 30 ± 0.1 {#people}
  > ${quiz.numberSlip}

## ${quiz.gapTitle} {#a-gap kind=gap}

${quiz.gap} [${quiz.gapAnswers}]{#money}.

> [!EXPLANATION]
> ${quiz.gapWhy}

## ${quiz.multipleTitle} {#several-right kind=multiple}

${quiz.multiple}

- [x] ${quiz.heading} {#heading-with-id}
  > ${quiz.headingWhy}
- [ ] ${quiz.numbers} {#numbers}
  > ${quiz.numbersWhy}
- [x] ${quiz.word} {#word-on-each}
  > ${quiz.wordWhy}
`

export const renderGlossary = ({ glossary }: TemplateWords) => `---
title: ${glossary.title}
---

## ${glossary.term} {#your-term}

${glossary.text}
`

export const renderDocuments = (source: number, { documents }: TemplateWords) => `---
title: ${documents.title}
---

## ${documents.name} {#a-document source=${source}}

${documents.text}
`
