/** What stands still while a lesson is read: answers and notes come and go. */
const PARAGRAPHS = ['p', 'li', 'h2', 'h3', 'h4', 'table']
  .map(name => `.rich ${name}`)
  .concat('figure', 'section.check')
  .join(', ')
/** The page's header covers so much, in pixels. */
const COVERED = 72

export function listParagraphs(text: HTMLElement): readonly HTMLElement[] {
  const found = [...text.querySelectorAll<HTMLElement>(PARAGRAPHS)]
  return found.filter(element => element.parentElement?.closest('section.check') === null)
}

/** A knowledge check has none: it changes with its answer. */
export function textsOf(elements: readonly HTMLElement[]): readonly string[] {
  return elements.map(element => (element.matches('section.check') ? '' : element.textContent))
}

/** The number of the first paragraph that is to be seen; -1: the page is below all of them. */
export function findTopParagraph(elements: readonly HTMLElement[]): number {
  return elements.findIndex(element => element.getBoundingClientRect().bottom > COVERED)
}
