import type { Locale } from '../../common/domain/shared/locale.ts'

const COURSE = (id: string, title: string, lang: Locale) => `id: ${id}                       # the folder's name
version: 0.1.0                 # raise it when you publish a change
order: 100                     # place in the library
title: { ${lang}: ${JSON.stringify(title)} }
summary: { ${lang}: "One or two sentences for the cover." }
duration: 30                   # minutes for the whole course
competencies: []               # ids from competencies.yaml
prerequisites: []              # ids of courses
passMark: 70                   # per cent of the quiz's points
certificate:
  score: false                 # print the score on the certificate
`

const LESSON = `---
id: first-lesson
title: The first lesson
minutes: 15
objectives:
  - Say in one sentence what a learner can do afterwards
---

Begin with a person and a question. Text can be **bold** or *emphasised*, link to a [term](glossary.md#your-term)
and have footnotes[^why].

[^why]: Like this one.

## A heading

![Two circles, one for what a town knows and one for what it needs, share a part in the middle.](../media/drawing.svg "A caption, if it helps")

| Who | Does what |
|---|---|
| The registry | writes down |
| The council | decides |

> [!SLIDE]
> **One thought a slide**
>
> A few words that help to follow a speaker.

> [!NOTE] A call-out
> TIP, WARNING, GENDER, RIGHTS and DATA look like this one.

> [!CASE] What happened somewhere {#a-case country=CR themes=coordination,services sdgs=10,16}
> A true story, with where it comes from.

> [!CHECK] Did it arrive? {#a-check kind=single}
> Which of these is an option of this question?
>
> - [x] This line {#this-line}
>   > Right: feedback stands under each option.
> - [ ] The line above the list {#line-above}
>   > That is the question itself.

> [!ACTIVITY] Something to do {#an-activity}
> 1. Take ten minutes and a sheet of paper.
> 2. Write down three things, then compare them with a neighbour.

> [!REFLECTION] A question to yourself {#a-reflection}
> What would you try first in your own town?

> [!FACILITATOR] For the facilitator
> A learner never sees this. Say how long the activity takes and what often goes wrong.
`

const QUIZ = `---
title: Quiz
---

## One right answer {#one-right kind=single}

Which line is right?

- [x] This one {#this-one}
  > Right.
- [ ] That one {#that-one}
  > No: look at the line above.

## True or false {#true-or-false kind=true-false}

A learner can try the quiz again.

- [x] True {#true}
  > Right: every attempt is kept, and the best one counts.
- [ ] False {#false}
  > It can be tried again; the best attempt counts.

## A number {#a-number kind=numeric unit=%}

Out of 200 people, 30 came from abroad. How many per cent is that?

- [x] 15 ± 0.1 {#right}
  > Right: 30 of 200.
- [ ] 30 ± 0.1 {#people}
  > That is the number of people, not the share.

## A gap {#a-gap kind=gap}

Money that migrants send home is called [remittances|remittance]{#money}.

> [!EXPLANATION]
> The first answer between the brackets is shown as the model.
`

const GLOSSARY = `---
title: Glossary
---

## Your term {#your-term}

What it means, in words a newcomer understands.
`

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" role="img">
  <circle cx="125" cy="90" r="70" fill="#2f6f6f" fill-opacity="0.35" stroke="#1f4f4f" stroke-width="2"/>
  <circle cx="195" cy="90" r="70" fill="#c7772e" fill-opacity="0.35" stroke="#8a4f1a" stroke-width="2"/>
</svg>
`

/** The files of a new course by path: one lesson with a block of each kind, a quiz, a glossary, a picture. */
export function newCourseFiles(id: string, { title, lang }: { readonly title: string; readonly lang: Locale } = { title: 'A new course', lang: 'en' }): ReadonlyMap<string, string> {
  return new Map([
    ['course.yaml', COURSE(id, title, lang)],
    [`${lang}/01-first-lesson.md`, LESSON],
    [`${lang}/quiz.md`, QUIZ],
    [`${lang}/glossary.md`, GLOSSARY],
    ['media/drawing.svg', DRAWING],
  ])
}
