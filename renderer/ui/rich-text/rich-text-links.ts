/** Where a link in a course's text leads. Places inside the same text are gone to at once. */
export type RichTextTarget =
  | { readonly kind: 'term'; readonly id: string }
  | { readonly kind: 'lesson'; readonly id: string }
  | { readonly kind: 'source'; readonly id: number }
  | { readonly kind: 'web'; readonly address: string }

const TERM = /^#term-(.+)$/
const LESSON = /^#lesson-(.+)$/
const SOURCE = /^#source-(\d+)$/

/** `elsewhere`: not one of ours, left to the browser (which refuses it). `done`: the place was in this text. */
export function followLink(link: HTMLAnchorElement, within: HTMLElement | null): RichTextTarget | 'done' | 'elsewhere' {
  const href = link.getAttribute('href') ?? ''
  const target = parseTarget(href)
  if (target !== undefined) return target
  if (!href.startsWith('#')) return 'elsewhere'
  goTo(document.getElementById(href.slice(1)) ?? within)
  return 'done'
}

function parseTarget(href: string): RichTextTarget | undefined {
  const term = TERM.exec(href)?.[1]
  if (term !== undefined) return { kind: 'term', id: term }
  const lesson = LESSON.exec(href)?.[1]
  if (lesson !== undefined) return { kind: 'lesson', id: lesson }
  const source = SOURCE.exec(href)?.[1]
  if (source !== undefined) return { kind: 'source', id: Number(source) }
  return /^(https?:|mailto:)/.test(href) ? { kind: 'web', address: href } : undefined
}

/** Brings a place of this page into view and puts the focus there, so that readers go on from it. */
export function goTo(element: HTMLElement | null): void {
  if (element === null) return
  if (!element.hasAttribute('tabindex') && element.tabIndex < 0) element.tabIndex = -1
  element.scrollIntoView({ block: 'start' })
  element.focus({ preventScroll: true })
}
