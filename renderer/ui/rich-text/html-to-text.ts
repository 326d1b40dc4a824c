const BLOCKS = 'p, li, h1, h2, h3, h4, blockquote, pre, tr'

/** Plain text for editing, with an empty line between two blocks. */
export function htmlToText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const line of body.querySelectorAll('br')) line.replaceWith('\n')
  const blocks = [...body.querySelectorAll(BLOCKS)].filter(block => block.querySelector(BLOCKS) === null)
  const texts = blocks.length === 0 ? [body.textContent] : blocks.map(block => block.textContent)
  return texts
    .map(text => text.trim())
    .filter(text => text !== '')
    .join('\n\n')
}
