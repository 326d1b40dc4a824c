import { contentHash } from '#common/domain/quizzes/content-hash.ts'
import { ORIGINAL_KEY } from '#common/domain/shared/content/front-matter.ts'
import { normaliseText, splitFrontMatter } from '#common/domain/shared/content/source-text.ts'

/** The recorded value before the text is translated. */
export const TO_TRANSLATE = 'to-translate'

/** State of a translation relative to its original. `unmarked`: it does not record its original. */
export type TranslationState = 'current' | 'changed' | 'to-translate' | 'unmarked'

/** Hash of a text that ignores line endings and trailing spaces. */
export function originalHash(text: string): string {
  return contentHash(
    normaliseText(text)
      .replace(/(?<![ \t])[ \t]+$/gm, '')
      .trim(),
  )
}

export function translationState(noted: string | undefined, hash: string): TranslationState {
  if (noted === undefined) return 'unmarked'
  if (noted === TO_TRANSLATE) return 'to-translate'
  return noted === hash ? 'current' : 'changed'
}

const LINE = new RegExp(`^${ORIGINAL_KEY}:[ \\t]*(\\S*)[ \\t]*$`, 'm')

/** The hash of the original that a translation records. */
export function notedOriginal(text: string): string | undefined {
  const noted = LINE.exec(splitFrontMatter(normaliseText(text)).frontMatter ?? '')?.[1]
  return noted === '' ? undefined : noted
}

/** The text with the hash of its original recorded; nothing else changes. A text without front matter is returned as is. */
export function withOriginal(text: string, noted: string): string {
  const plain = normaliseText(text)
  const { frontMatter, body } = splitFrontMatter(plain)
  if (frontMatter === undefined) return text
  const line = `${ORIGINAL_KEY}: ${noted}`
  const front = plain.slice(0, plain.length - body.length)
  const marked = LINE.test(frontMatter)
    ? front.replace(LINE, line)
    : front.replace(/\n[^\n]*\n?$/, (_, at: number) => `\n${line}${front.slice(at)}`)
  return marked + body
}
