import type { InsertedKind } from '#common/domain/courses/edit/inserted-kinds.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { QuestionKind } from '#common/domain/quizzes/question.ts'
import type { TemplateWords } from './template-words.ts'

interface InsertionContext {
  readonly words: TemplateWords
  /** A question bank: a question is a heading there, not a block. */
  readonly isBank: boolean
  /** Ids that are in the course already. */
  readonly used: ReadonlySet<string>
}

/** The Markdown of a new block or question, in the words of its file's language. It passes the check as it is. */
export function renderInsertion(kind: InsertedKind, context: InsertionContext): string {
  const { lesson, insert } = context.words
  const id = (base: string): string => findFreeId(base, context.used)
  switch (kind) {
    case 'note':
    case 'tip':
    case 'warning':
    case 'gender':
    case 'rights':
    case 'data':
      return `> [!${kind.toUpperCase()}]\n> ${insert.callout}`
    case 'case':
      return `> [!CASE] ${lesson.caseTitle} {#${id('a-case')} country=CR themes=coordination sdgs=10}\n> ${lesson.case}`
    case 'town':
      return `> [!TOWN] ${insert.townTitle} {#${id('in-town')}}\n> ${insert.town}`
    case 'activity':
      return `> [!ACTIVITY] ${lesson.activityTitle} {#${id('an-activity')}}\n> 1. ${lesson.activityFirst}\n> 2. ${lesson.activitySecond}`
    case 'reflection':
      return `> [!REFLECTION] ${lesson.reflectionTitle} {#${id('a-reflection')}}\n> ${lesson.reflection}`
    case 'facilitator':
      return `> [!FACILITATOR] ${lesson.facilitatorTitle}\n> ${lesson.facilitator}`
    case 'slide':
      return `> [!SLIDE]\n> **${lesson.slideTitle}**\n>\n> ${lesson.slide}`
    case 'table':
      return `| ${lesson.who} | ${lesson.does} |\n|---|---|\n| ${lesson.registry} | ${lesson.writes} |\n| ${lesson.council} | ${lesson.decides} |`
    default:
      return renderQuestion(kind, context)
  }
}

function renderQuestion(kind: QuestionKind, { words, isBank, used }: InsertionContext): string {
  const { insert } = words
  const scale = kind === 'likert' ? ` scale="${insert.scale}"` : ''
  const mark = `${insert.title} {#${findFreeId('a-question', used)} kind=${kind}${scale}}`
  const body = renderBody(kind, words)
  return isBank ? `## ${mark}\n\n${body}` : `> [!CHECK] ${mark}\n${quoted(body)}`
}

function renderBody(kind: QuestionKind, { insert, quiz }: TemplateWords): string {
  const right = (text: string, id: string) => `- [x] ${text} {#${id}}\n  > ${insert.rightWhy}`
  const wrong = (text: string, id: string) => `- [ ] ${text} {#${id}}\n  > ${insert.wrongWhy}`
  const explained = (text: string) => `${text}\n\n> [!EXPLANATION]\n> ${insert.explanation}`
  const asked = (...options: readonly string[]) => `${insert.stem}\n\n${options.join('\n')}`
  switch (kind) {
    case 'single':
      return asked(right(insert.right, 'right'), wrong(insert.wrong, 'wrong'))
    case 'multiple':
      return asked(right(insert.right, 'right'), right(insert.alsoRight, 'also-right'), wrong(insert.wrong, 'wrong'))
    case 'true-false':
      return asked(right(quiz.trueWord, 'true'), wrong(quiz.falseWord, 'false'))
    case 'numeric':
      return asked(right('15 ± 0.1', 'right'), wrong('30 ± 0.1', 'wrong'))
    case 'short':
      return asked(right(insert.answer, 'right'), wrong(insert.other, 'wrong'))
    case 'gap':
      return explained(`${insert.gapBefore} [${insert.answer}|${insert.other}]{#gap} ${insert.gapAfter}`)
    case 'matching':
      return explained(
        asked(
          `- [x] ${insert.first} {#first}\n  - ${insert.firstMatch} {#first-match}`,
          `- [x] ${insert.second} {#second}\n  - ${insert.secondMatch} {#second-match}`,
          `- [ ] ${insert.extraMatch} {#extra-match}`,
        ),
      )
    case 'ordering':
      return explained(asked(`1. ${insert.first} {#first}`, `2. ${insert.second} {#second}`, `3. ${insert.third} {#third}`))
    case 'likert':
      return asked(`- ${insert.statement} {#statement}`)
    case 'open':
      return `${insert.stem}\n\n> [!MODEL]\n> ${insert.model}`
    default:
      return assertNever(kind)
  }
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map(line => `> ${line}`.trimEnd())
    .join('\n')
}

function findFreeId(base: string, used: ReadonlySet<string>): string {
  let id = base
  for (let number = 2; used.has(id); number += 1) id = `${base}-${number}`
  return id
}

/** The ids that a text gives in braces. */
export function findIds(text: string): readonly string[] {
  return [...text.matchAll(/\{#([a-z0-9-]+)/g)].flatMap(([, id]) => id ?? [])
}
