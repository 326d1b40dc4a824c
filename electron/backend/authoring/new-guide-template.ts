import type { Locale } from '#common/domain/shared/locale.ts'
import { PART_TITLES } from '#common/domain/guides/guide-parts.ts'
import { getTemplateWords } from './template-words.ts'
import type { TemplateWords } from './template-words.ts'

interface NewSession {
  /** Title, id and minutes. */
  readonly heading: string
  /** Minutes and kind of each step; its text has the same index in `words`. */
  readonly steps: readonly (readonly [minutes: number, kind: string])[]
  readonly words: readonly string[]
  readonly activities: readonly NewActivity[]
}

interface NewActivity {
  readonly title: string
  readonly settings: string
  readonly text: string
  readonly items?: readonly string[]
}

type GuideWords = TemplateWords['guide']

const MAX_TEST_QUESTIONS = 6

/** A small guide that passes `check`, provided the bank has enough questions for its tests. */
export function renderGuide(lang: Locale, questionIds: readonly string[]): string {
  const { guide } = getTemplateWords(lang)
  const questions = `names=anonymous questions=${questionIds.slice(0, MAX_TEST_QUESTIONS).join(',')}`
  const session = (input: NewSession): string => renderSession(input, guide, lang)
  return [
    renderHead(guide),
    session(welcome(guide, questions)),
    session(theCase(guide)),
    renderBreak('break-1', guide.break, 15),
    session(obstacles(guide)),
    renderBreak('lunch', guide.lunch, 60),
    session(ownTown(guide)),
    renderBreak('break-2', guide.break, 15),
    session(close(guide, questions)),
    renderHandOut(guide),
  ].join('\n')
}

const renderHead = (words: GuideWords): string => `---
title: "${words.title}"
purpose: ${words.purpose}
room: ${words.room}
participants: 12–30
materials:
  - "${words.sheets}"
  - "${words.prints}"
agendas:
  half-day: [welcome, the-case, break-1, own-town, close]
  one-day: [welcome, the-case, break-1, the-obstacles, lunch, own-town, break-2, close]
---

${words.before}
`

const welcome = (words: GuideWords, questions: string): NewSession => ({
  heading: `${words.welcome} {#welcome minutes=30 least=20}`,
  steps: [
    [5, 'input'],
    [15, 'activity activity=before'],
    [10, 'activity activity=one-word'],
  ],
  words: words.welcomeSteps,
  activities: [
    { title: words.beforeTitle, settings: `#before kind=pre-test ${questions}`, text: words.beforeText },
    { title: words.wordTitle, settings: '#one-word kind=word-cloud names=anonymous', text: words.wordText },
  ],
})

const theCase = (words: GuideWords): NewSession => ({
  heading: `${words.case} {#the-case minutes=75 least=60}`,
  steps: [
    [15, 'input'],
    [35, 'activity activity=work-on-it'],
    [10, 'activity activity=what-first'],
    [15, 'plenary'],
  ],
  words: words.caseSteps,
  activities: [
    { title: words.workTitle, settings: '#work-on-it kind=group-work', text: words.workText, items: words.workItems },
    { title: words.pollTitle, settings: '#what-first kind=poll', text: words.pollText, items: words.pollItems },
  ],
})

const obstacles = (words: GuideWords): NewSession => ({
  heading: `${words.obstacles} {#the-obstacles minutes=75 drop=yes}`,
  steps: [
    [15, 'alone'],
    [35, 'group'],
    [10, 'activity activity=in-order'],
    [15, 'plenary'],
  ],
  words: words.obstaclesSteps,
  activities: [{ title: words.orderTitle, settings: '#in-order kind=ranking', text: words.orderText, items: words.orderItems }],
})

const ownTown = (words: GuideWords): NewSession => ({
  heading: `${words.town} {#own-town minutes=60 least=45}`,
  steps: [
    [10, 'input'],
    [30, 'group'],
    [20, 'activity activity=questions'],
  ],
  words: words.townSteps,
  activities: [{ title: words.wallTitle, settings: '#questions kind=question-wall names=anonymous', text: words.wallText }],
})

const close = (words: GuideWords, questions: string): NewSession => ({
  heading: `${words.close} {#close minutes=45 least=30}`,
  steps: [
    [15, 'activity activity=after'],
    [15, 'plenary'],
    [15, 'activity activity=how-was-it'],
  ],
  words: words.closeSteps,
  activities: [
    { title: words.afterTitle, settings: `#after kind=post-test ${questions}`, text: words.afterText },
    {
      title: words.evaluationTitle,
      settings: '#how-was-it kind=evaluation names=anonymous',
      text: words.evaluationText,
      items: words.evaluationItems,
    },
  ],
})

const renderBreak = (id: string, title: string, minutes: number): string => `## ${title} {#${id} minutes=${minutes} kind=break}\n`

const renderHandOut = (words: GuideWords): string => `## ${words.handOut}: ${words.next} {#handout-next kind=handout}

| ${words.what} | ${words.who} | ${words.when} |
|---|---|---|
| | | |
| | | |

**${words.first}** ______________________________________________
`

function renderSession({ heading, steps, words: texts, activities }: NewSession, words: GuideWords, lang: Locale): string {
  return `## ${heading}

${words.session}

### ${PART_TITLES.steps[lang]}
${steps.map(([minutes, kind], index) => `- ${minutes} ${words.minutes}: ${texts[index] ?? ''} {kind=${kind}}`).join('\n')}

### ${PART_TITLES.say[lang]}
> ${words.say}

### ${PART_TITLES.debrief[lang]}
${words.debrief.map((question, index) => `${index + 1}. ${question}`).join('\n')}

### ${PART_TITLES.troubles[lang]}
- ${words.trouble}

### ${PART_TITLES.withoutDevices[lang]}
${words.without}
${activities.map(activity => renderActivity(activity, words)).join('')}
> [!SLIDE]
> **${words.slide}**
`
}

function renderActivity({ title, settings, text, items = [] }: NewActivity, words: GuideWords): string {
  return `\n### ${words.activity}: ${title} {${settings}}\n${text}\n${items.map(item => `- ${item}\n`).join('')}`
}
