import type { Matching } from 'gift-pegjs'
import type { GiftNote } from './gift-note.ts'
import { leaveOut, type GiftReading } from './gift-reading.ts'
import { assignLineIds } from './unique-ids.ts'
import type { WrittenHead, WrittenItem, WrittenQuestion } from './written-question.ts'

/** Pairs to match; a pair without a premise is an extra match. Here each premise has a match of its own. */
export function readMatching(
  { matchPairs }: Matching,
  head: WrittenHead,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion | undefined {
  const read = matchPairs.map(({ subquestion, subanswer }) => ({
    premise: reading.text.markdown(subquestion),
    match: readMatch(subanswer, reading),
  }))
  const [pairs, extras] = [read.filter(({ premise }) => premise !== ''), read.filter(({ premise }) => premise === '')]
  const texts = [...pairs, ...extras].map(({ match }) => match)
  if (new Set(texts.map(text => text.toLowerCase())).size < texts.length) return leaveOut(reading, 'equal-matches')
  const [premiseIds, matchIds] = assignIds(
    pairs.map(({ premise }) => premise),
    texts,
    note,
  )
  const toMatch = (index: number): WrittenItem => ({ id: matchIds[index] ?? '', text: texts[index] ?? '' })
  return {
    ...head,
    kind: 'matching',
    pairs: pairs.map(({ premise }, index) => ({ id: premiseIds[index] ?? '', text: premise, match: toMatch(index) })),
    extras: extras.map((_, index) => toMatch(pairs.length + index)),
  }
}

/** Premises and matches share the ids of one question. */
function assignIds(
  premises: readonly string[],
  matches: readonly string[],
  note: GiftNote | undefined,
): readonly [readonly string[], readonly string[]] {
  const noted = note?.lines !== undefined && note.matches !== undefined ? [...note.lines, ...note.matches] : undefined
  const ids = assignLineIds(
    noted !== undefined && new Set(noted).size === noted.length ? noted : undefined,
    [...premises, ...matches],
    'pair',
  )
  return [ids.slice(0, premises.length), ids.slice(premises.length)]
}

/** What stands for escaped signs in a text that the parser leaves as it found it. */
const SIGNS: Readonly<Record<string, string>> = { '092': '\\', '058': ':', '035': '#', '061': '=', '123': '{', '125': '}', '126': '~' }

function readMatch(subanswer: string, { text }: GiftReading): string {
  const plain = subanswer.replace(/&&010;?/g, ' ').replace(/&&(\d{3});/g, (whole, code: string) => SIGNS[code] ?? whole)
  return text.typed({ format: 'html', text: plain }).replace(/\s+/g, ' ')
}
