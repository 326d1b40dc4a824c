/** Share of the field that stays above the line, for context. */
const SHARE_ABOVE = 1 / 4

/** Scrolls a character into view. Long lines wrap, so its height is measured on a copy of the field that ends there. */
export function scrollToOffset(area: HTMLTextAreaElement, offset: number): void {
  const copy = area.cloneNode() as HTMLTextAreaElement
  copy.value = area.value.slice(0, offset)
  copy.inert = true
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', minHeight: '0', height: '0', width: `${area.offsetWidth}px` })
  area.after(copy)
  area.scrollTop = Math.max(0, copy.scrollHeight - area.clientHeight * SHARE_ABOVE)
  copy.remove()
}
