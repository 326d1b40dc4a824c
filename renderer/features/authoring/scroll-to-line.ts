/** How much of the field stays above the line, so that it is read in its place. */
const SHARE_ABOVE = 1 / 4

/** Brings the letter at `start` into sight. Long lines are wrapped, so its height is measured on a copy of the field that ends there. */
export function scrollTo(area: HTMLTextAreaElement, start: number): void {
  const copy = area.cloneNode() as HTMLTextAreaElement
  copy.value = area.value.slice(0, start)
  copy.inert = true
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', minHeight: '0', height: '0', width: `${area.offsetWidth}px` })
  area.after(copy)
  area.scrollTop = Math.max(0, copy.scrollHeight - area.clientHeight * SHARE_ABOVE)
  copy.remove()
}
