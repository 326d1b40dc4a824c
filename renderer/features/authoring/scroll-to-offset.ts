/** Share of the field that stays above the line, for context. */
const SHARE_ABOVE = 1 / 4

/** Of the window: what stands above and below is behind the bars that stay in place. */
const FREE = { from: 0.2, to: 0.8 }

/**
 * Scrolls a character into view, in the field and in the window. Long lines wrap, so its height is measured on a copy of the field that
 * ends there.
 */
export function scrollToOffset(area: HTMLTextAreaElement, offset: number): void {
  const copy = area.cloneNode() as HTMLTextAreaElement
  copy.value = area.value.slice(0, offset)
  copy.inert = true
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', minHeight: '0', height: '0', width: `${area.offsetWidth}px` })
  area.after(copy)
  area.scrollTop = Math.max(0, copy.scrollHeight - area.clientHeight * SHARE_ABOVE)
  const line = area.getBoundingClientRect().top + copy.scrollHeight - area.scrollTop
  copy.remove()
  if (line < innerHeight * FREE.from || line > innerHeight * FREE.to) window.scrollBy({ top: line - innerHeight / 2 })
}
