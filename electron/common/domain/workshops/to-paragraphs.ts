import { escapeAttribute } from '#common/domain/shared/markdown/escape-html.ts'

/** Plain text as HTML: empty lines separate paragraphs, line breaks are kept. */
export function toParagraphs(text: string): string {
  const paragraphs = text
    .trim()
    .split(/\n\s*\n/)
    .filter(paragraph => paragraph.trim() !== '')
  return paragraphs.map(paragraph => `<p>${escapeAttribute(paragraph.trim()).replace(/\n/g, '<br>')}</p>`).join('')
}
