import './spoken.css'
import type { Sentence } from './sentences.ts'

const BLOCK = 'h2, h3, h4, h5, p, li, dt, dd, td, th, figcaption, summary, blockquote, div'
/** Kept clear above and below the sentence: the header, and the bar with the buttons. */
const CLEAR = 150

/** Marks what is being read and brings it into view. A browser without highlights marks the paragraph. */
export function markSentence({ range }: Sentence): void {
  unmarkSentence()
  if ('highlights' in CSS) CSS.highlights.set('spoken', new Highlight(range))
  else blockOf(range)?.setAttribute('data-spoken', '')
  const { top, bottom } = range.getBoundingClientRect()
  if (top < CLEAR || bottom > innerHeight - CLEAR)
    blockOf(range)?.scrollIntoView({ block: bottom - top > innerHeight / 2 ? 'start' : 'center' })
}

export function unmarkSentence(): void {
  if ('highlights' in CSS) CSS.highlights.delete('spoken')
  for (const block of document.querySelectorAll('[data-spoken]')) block.removeAttribute('data-spoken')
}

function blockOf({ startContainer }: Range): Element | null {
  return startContainer.parentElement?.closest(BLOCK) ?? null
}
