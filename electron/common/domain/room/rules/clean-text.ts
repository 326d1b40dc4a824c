import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import type { RoomAnswer } from './answer.ts'

/** No script stacks more marks on one letter; higher stacks would overlap the lines around. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu

/** Text from a phone as it is stored: on one line, without bidirectional controls that would affect the text around, and without lone surrogates. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(STACKED_MARKS, '$1')
    .trim()
}

/** Most lines of a post: more would fill the screen with few words. */
const MAX_LINES = 20

/** Text of several lines as it is stored: each line cleaned, with at most one empty line between two others. */
export function cleanLines(text: string): string {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(cleanText)
    .filter((line, index, all) => line !== '' || all[index - 1] !== '')
  const rest = lines.slice(MAX_LINES - 1).filter(line => line !== '')
  return [...lines.slice(0, MAX_LINES - 1), rest.join(' ')].join('\n').trim()
}

/** Invisible characters, except the joiners that Persian, Urdu and Indic scripts need. */
const INVISIBLE = /(?![\u200C\u200D])[\p{Cf}\p{Co}\u115F\u1160\u3164\uFFA0\u2800]/gu

/** A name without invisible characters. Empty: nothing in it is readable. */
export function cleanName(text: string): string {
  const clean = cleanText(cleanText(text).replace(INVISIBLE, ''))
  return /[\p{L}\p{N}]/u.test(clean) ? clean : ''
}

/** The answer with its typed text cleaned. */
export function cleanAnswer(answer: RoomAnswer): RoomAnswer {
  return answer.kind === 'question' ? { kind: 'question', response: cleanResponse(answer.response) } : answer
}

function cleanResponse(response: QuestionResponse): QuestionResponse {
  switch (response.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
    case 'matching':
    case 'ordering':
    case 'likert':
      return response
    case 'gap':
      return { kind: 'gap', gaps: Object.fromEntries(Object.entries(response.gaps).map(([id, text]) => [id, cleanText(text)])) }
    case 'numeric':
    case 'short':
    case 'open':
      return { ...response, text: cleanText(response.text) }
    default:
      return assertNever(response)
  }
}
