// What the files of a new course begin with.

/** A lesson with a block of each kind. */
export const FIRST_LESSON = `---
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

/** One more lesson. */
export const newLesson = (id: string) => `---
id: ${id}
title: A new lesson
minutes: 15
objectives:
  - Say in one sentence what a learner can do afterwards
---

Begin with a person and a question.

## A heading

What people need to know, in short sentences.

## This week

One thing to do in the own town hall.
`

export const QUIZ = `---
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

## Several right answers {#several-right kind=multiple}

Which of these hold a question of this kind together?

- [x] A heading with an id {#heading-with-id}
  > Right: the id names the question in every language.
- [ ] A number before each option {#numbers}
  > Not needed: the order is kept by itself.
- [x] A word on each option {#word-on-each}
  > Right: people learn from it.
`

export const GLOSSARY = `---
title: Glossary
---

## Your term {#your-term}

What it means, in words a newcomer understands.
`

export const newDocuments = (source: number) => `---
title: Key documents
---

## Name of the document {#a-document source=${source}}

What it says, in your own words.
`
