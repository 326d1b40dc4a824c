import { toParagraphs } from '#common/domain/workshops/to-paragraphs.ts'

/** What is left to show below the title of a question: the title of an own question is what it asks, and would stand there twice. */
export function removeTitle({ title, stemHtml }: { readonly title: string; readonly stemHtml: string }): string {
  const asked = toParagraphs(title)
  return stemHtml.startsWith(asked) ? stemHtml.slice(asked.length) : stemHtml
}
