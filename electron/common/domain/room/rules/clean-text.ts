import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import type { RoomAnswer } from './answer.ts'

/** No script piles more marks on one letter than this; what is piled higher runs over the lines around it. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu

/** Any text from a phone, as it is kept: what was typed, on one line, without marks that turn the direction of what stands beside it, and without halves of characters. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(PILED_MARKS, '$1')
    .trim()
}

/** Joiners that Persian, Urdu and Indian scripts write with; no other character of a name may be invisible. */
const UNSEEN = /(?![\u200C\u200D])[\p{Cf}\p{Co}\u115F\u1160\u3164\uFFA0\u2800]/gu

/** A name without characters that nobody sees. Empty: nothing in it can be read. */
export function cleanName(text: string): string {
  const clean = cleanText(cleanText(text).replace(UNSEEN, ''))
  return /[\p{L}\p{N}]/u.test(clean) ? clean : ''
}

/** An answer whose typed words are as clean as a post. */
export function cleanAnswer(answer: RoomAnswer): RoomAnswer {
  return answer.kind === 'question' ? { kind: 'question', response: cleanResponse(answer.response) } : answer
}

function cleanResponse(response: QuestionResponse): QuestionResponse {
  switch (response.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
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
