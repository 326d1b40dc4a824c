import { contentHash } from '#common/domain/quizzes/content-hash.ts'
import { ORIGINAL_KEY } from '#common/domain/shared/content/front-matter.ts'
import { normaliseText } from '#common/domain/shared/content/source-text.ts'

/** What stands there before anybody has translated. */
export const TO_TRANSLATE = 'to-translate'

/** How a translation stands to its original. `unmarked`: it does not say what it was made from. */
export type TranslationState = 'current' | 'changed' | 'to-translate' | 'unmarked'

/** Names a text by its words: neither line ends nor spaces at the end of a line count. */
export function originalHash(text: string): string {
  return contentHash(
    normaliseText(text)
      .replace(/[ \t]+$/gm, '')
      .trim(),
  )
}

export function translationState(noted: string | undefined, hash: string): TranslationState {
  if (noted === undefined) return 'unmarked'
  if (noted === TO_TRANSLATE) return 'to-translate'
  return noted === hash ? 'current' : 'changed'
}

const FRONT_MATTER = /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/
const LINE = new RegExp(`^${ORIGINAL_KEY}:[ \\t]*(\\S*)[ \\t]*$`, 'm')

/** What a translation notes of its original. */
export function notedOriginal(text: string): string | undefined {
  const noted = LINE.exec(FRONT_MATTER.exec(normaliseText(text))?.[0] ?? '')?.[1]
  return noted === '' ? undefined : noted
}

/** The text with its note of the original; nothing else of it changes. A text without front matter stays as it is. */
export function withOriginal(text: string, noted: string): string {
  const plain = normaliseText(text)
  const front = FRONT_MATTER.exec(plain)?.[0]
  if (front === undefined) return text
  const line = `${ORIGINAL_KEY}: ${noted}`
  const marked = LINE.test(front) ? front.replace(LINE, line) : front.replace(/\n---[ \t]*(?:\n|$)$/, end => `\n${line}${end}`)
  return marked + plain.slice(front.length)
}
