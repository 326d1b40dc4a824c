import type { Token } from 'marked'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import { countWords, plainText } from '#common/domain/shared/markdown/plain-text.ts'
import type { BlockToken } from '#common/domain/shared/markdown/tokens.ts'

const MAX_WORDS = 40

/** Reports slides that are empty or too long. */
export function parseSlide(text: MarkdownText, block: BlockToken): { readonly title: string; readonly html: string } {
  const place = text.placeOf(block as unknown as Token)
  const title = plainText(block.titleTokens)
  text.show('slide', block.tokens)
  const html = text.html(block.tokens).trim()
  if (html === '') text.report(place, 'stem-missing')
  const words = countWords(`${title} ${plainText(block.tokens)}`)
  if (words > MAX_WORDS) text.report(place, 'slide-too-long', { words: String(words), most: String(MAX_WORDS) })
  return { title, html }
}
