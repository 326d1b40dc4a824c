import { escapeGift } from './gift-text.ts'
import type { ReportLoss, WrittenQuestion } from './written-question.ts'

type Matching = Extract<WrittenQuestion, { kind: 'matching' }>

/** Pairs as Moodle reads them; an extra match has nothing before its arrow. Undefined: an arrow within a text would make another pair. */
export function writeMatching(
  { pairs, extras }: Matching,
  writePremise: (text: string) => string,
  reportLoss: ReportLoss,
): string | undefined {
  const written = [
    ...pairs.map(({ text, match }) => ({ premise: writePremise(text), match: match.text })),
    ...extras.map(({ text }) => ({ premise: '', match: text })),
  ]
  const arrow = written.flatMap(({ premise, match }) => [premise, match]).find(text => text.includes('->'))
  if (arrow !== undefined) {
    reportLoss('arrow', arrow, true)
    return undefined
  }
  return `${written.map(({ premise, match }) => `\n\t=${premise} -> ${escapeGift(match)}`).join('')}\n`
}

export function listMatchIds({ pairs, extras }: Matching): readonly string[] {
  return [...pairs.map(({ match }) => match.id), ...extras.map(({ id }) => id)]
}
