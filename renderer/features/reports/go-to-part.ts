/** Goes to a part of the report by the id of its heading. */
export function goToPart(id: string): void {
  const heading = document.getElementById(id)
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
  heading?.scrollIntoView({ block: 'start' })
}
