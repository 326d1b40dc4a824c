/** What is typed after the keys of the search and before its field is there; undefined: it is there, or not asked for. */
let typed: string | undefined

export function beginTyping(): void {
  typed = ''
}

/** Keeps a key for the field that is still to come. */
export function typeAhead(event: KeyboardEvent): void {
  if (typed === undefined || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.key === 'Backspace') typed = [...typed].slice(0, -1).join('')
  else if ([...event.key].length === 1) typed += event.key
  else return
  event.preventDefault()
}

/** What was typed so far; from now on the field has the keys. */
export function takeTyped(): string {
  const taken = typed ?? ''
  typed = undefined
  return taken
}
