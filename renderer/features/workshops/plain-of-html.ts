const BLOCKS = 'p, li, h1, h2, h3, h4, blockquote, pre, tr'

/** The words of a text as they are edited: a paragraph a block, an empty line between two. */
export function plainOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const line of body.querySelectorAll('br')) line.replaceWith('\n')
  const blocks = [...body.querySelectorAll(BLOCKS)].filter(block => block.querySelector(BLOCKS) === null)
  const texts = blocks.length === 0 ? [body.textContent] : blocks.map(block => block.textContent)
  return texts
    .map(text => text.trim())
    .filter(text => text !== '')
    .join('\n\n')
}
