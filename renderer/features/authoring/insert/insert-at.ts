/** Replaces a part of a text field as typing does, so that undo takes it back. The cursor ends behind the new text. */
export function insertAt(area: HTMLTextAreaElement, from: number, to: number, text: string): void {
  area.focus()
  area.setSelectionRange(from, to)
  if (area.ownerDocument.execCommand('insertText', false, text)) return
  area.setRangeText(text, from, to, 'end')
  area.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
