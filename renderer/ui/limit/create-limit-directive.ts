import type { ObjectDirective } from 'vue'
import { measureText, type TextFit } from '#common/domain/shared/text-limit.ts'

type TextBox = HTMLInputElement | HTMLTextAreaElement

interface Watched {
  limit: number
  note: HTMLElement | undefined
  readonly refresh: () => void
}

/**
 * A directive for text fields in place of `maxlength`, which cuts what is pasted without a word: the whole text stays in the field, and
 * a note below it counts near the limit and says what is too long. Whoever saves the text refuses it. Long fields grow with their text.
 */
export function createLimitDirective(
  say: (fit: Exclude<TextFit, { kind: 'fits' }>, limit: number) => string,
): ObjectDirective<TextBox, number> {
  const watched = new WeakMap<TextBox, Watched>()

  function refresh(field: TextBox, found: Watched): void {
    grow(field)
    const fit = measureText(field.value, found.limit)
    if (fit.kind === 'fits') {
      found.note?.remove()
      found.note = undefined
      return
    }
    found.note ??= placeNote(field)
    found.note.className = `limit-note ${fit.kind}`
    found.note.textContent = say(fit, found.limit)
  }

  return {
    mounted(field, { value }) {
      const found: Watched = { limit: value, note: undefined, refresh: () => refresh(field, found) }
      watched.set(field, found)
      field.addEventListener('input', found.refresh)
      found.refresh()
    },
    updated(field, { value }) {
      const found = watched.get(field)
      if (found === undefined) return
      found.limit = value
      found.refresh()
    },
    beforeUnmount(field) {
      watched.get(field)?.note?.remove()
    },
  }
}

function placeNote(field: TextBox): HTMLElement {
  const note = document.createElement('span')
  note.setAttribute('role', 'status')
  const place = field.closest('[data-limit-after]') ?? field
  place.after(note)
  return note
}

/** For browsers without `field-sizing`. */
function grow(field: TextBox): void {
  if (!(field instanceof HTMLTextAreaElement) || globalThis.CSS?.supports?.('field-sizing', 'content')) return
  if (field.scrollHeight <= field.clientHeight) return
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`
}
