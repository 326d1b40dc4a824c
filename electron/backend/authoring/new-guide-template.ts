import type { Locale } from '../../common/domain/shared/locale.ts'
import { PART_TITLES } from '../../common/domain/workshops/guide-words.ts'

interface NewSession {
  readonly heading: string
  readonly steps: readonly string[]
  readonly activities: readonly string[]
}

/** A test asks so many questions of the bank. */
const MOST_QUESTIONS = 6

const HEAD = `---
title: "Workshop: a title that says what for"
purpose: What people leave with, in one sentence.
room: Tables for five, a wall that takes paper, a projector if there is one.
participants: 12–30
materials:
  - "Flip-chart sheets: 2 for each table"
  - "Hand-outs printed: 1 of each for every person"
agendas:
  half-day: [welcome, the-case, break-1, own-town, close]
  one-day: [welcome, the-case, break-1, the-obstacles, lunch, own-town, break-2, close]
---

To the facilitator, before the day: whom to invite, what to bring, what to leave out.
`

const BREAK = (id: string, title: string, minutes: number) => `
## ${title} {#${id} minutes=${minutes} kind=break}
`

const WELCOME = (questions: string): NewSession => ({
  heading: '## Welcome {#welcome minutes=30 least=20}',
  steps: ['5 min: Greet, say the purpose of the day. {kind=input}', '15 min: The first questions, without names. {kind=activity activity=before}', '10 min: Each person sends one word. {kind=activity activity=one-word}'],
  activities: [`Before we start {#before kind=pre-test anonymous=yes questions=${questions}}\nAnswer as you would at your desk.`, 'One word {#one-word kind=word-cloud anonymous=yes}\nThe subject in your work: one word.'],
})

const CASE: NewSession = {
  heading: '## A case {#the-case minutes=75 least=60}',
  steps: ['15 min: Tell the case. {kind=input}', '35 min: Tables work on it. {kind=activity activity=work-on-it}', '10 min: Everyone decides. {kind=activity activity=what-first}', '15 min: Each table says one thing. {kind=plenary}'],
  activities: ['Work on it {#work-on-it kind=group-work}\nRead the case and answer on one sheet.\n- Who decides here?\n- What is missing?', 'What first? {#what-first kind=poll}\nWhat would you do first?\n- Ask the registry\n- Call the neighbours'],
}

const OBSTACLES: NewSession = {
  heading: '## What is in the way {#the-obstacles minutes=75 drop=yes}',
  steps: ['15 min: Each person writes what is in the way. {kind=alone}', '35 min: Tables sort what they wrote. {kind=group}', '10 min: The room puts it in order. {kind=activity activity=in-order}', '15 min: Talk about the first one. {kind=plenary}'],
  activities: ['In order {#in-order kind=ranking}\nWhat is most in the way?\n- Time\n- Money\n- Rules'],
}

const OWN_TOWN: NewSession = {
  heading: '## In our own town {#own-town minutes=60 least=45}',
  steps: ['10 min: Give out the hand-out. {kind=input}', '30 min: In pairs, fill it in. {kind=group}', '20 min: Read the others’ and ask. {kind=activity activity=questions}'],
  activities: ['Questions on the wall {#questions kind=question-wall anonymous=yes}\nWhat would you ask the authors of this sheet?'],
}

const CLOSE = (questions: string): NewSession => ({
  heading: '## Close {#close minutes=45 least=30}',
  steps: ['15 min: The same questions as before. {kind=activity activity=after}', '15 min: Look at both results together, as totals. {kind=plenary}', '15 min: Evaluation, without names. {kind=activity activity=how-was-it}'],
  activities: [`After the day {#after kind=post-test anonymous=yes questions=${questions}}\nThe same questions as before.`, 'How was it? {#how-was-it kind=evaluation anonymous=yes}\nYour answers carry no name.\n- The day had to do with my work.\n- I know one thing that I will do this week.'],
})

const HAND_OUT = `
## Hand-out: What we do next {#handout-next kind=handout}

| What | Who | By when |
|---|---|---|
| | | |
| | | |

**The first step:** ______________________________________________
`

/** A small guide that `check` has nothing to say about, if the bank has enough questions for its tests. */
export function newGuide(lang: Locale, questionIds: readonly string[]): string {
  const questions = questionIds.slice(0, MOST_QUESTIONS).join(',')
  const session = (given: NewSession): string => sessionText(given, lang)
  return [HEAD, session(WELCOME(questions)), session(CASE), BREAK('break-1', 'Break', 15), session(OBSTACLES), BREAK('lunch', 'Lunch', 60), session(OWN_TOWN), BREAK('break-2', 'Break', 15), session(CLOSE(questions)), HAND_OUT].join('')
}

function sessionText({ heading, steps, activities }: NewSession, lang: Locale): string {
  return `
${heading}

What this session is for, in one sentence.

### ${PART_TITLES.steps[lang]}
${steps.map(step => `- ${step}`).join('\n')}

### ${PART_TITLES.say[lang]}
> What you say, word for word, at most 60 words.

### ${PART_TITLES.debrief[lang]}
1. What surprised you?
2. What would you do in another way?
3. Who should hear of it?

### ${PART_TITLES.troubles[lang]}
- What may go wrong: what helps.

### ${PART_TITLES.withoutDevices[lang]}
How it runs with paper only.
${activities.map(activity => `\n### Activity: ${activity}\n`).join('')}
> [!SLIDE]
> **Few words**
`
}
