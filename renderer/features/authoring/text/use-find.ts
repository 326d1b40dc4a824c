import { nextTick, ref, type Ref, type ShallowRef } from 'vue'
import type { TextRange } from '#common/domain/courses/edit/find-in-text.ts'
import { insertAt } from '../insert/insert-at.ts'
import { scrollToOffset } from '../scroll-to-offset.ts'

/** The search field. */
interface FindPanel {
  /** Starts with the words that are selected in the text. */
  readonly start: (selected: string) => void
  readonly goOn: () => void
  readonly goBack: () => void
}

/** Finding and replacing in a text field. The search keeps the focus, so that Enter goes on. */
export function useFind(area: () => HTMLTextAreaElement | null, find: Readonly<ShallowRef<FindPanel | null>>) {
  const isFinding: Ref<boolean> = ref(false)
  const cursor = (): TextRange => ({ start: area()?.selectionStart ?? 0, end: area()?.selectionEnd ?? 0 })

  async function open(): Promise<void> {
    isFinding.value = true
    await nextTick()
    const { start, end } = cursor()
    find.value?.start(area()?.value.slice(start, end) ?? '')
  }

  function close(): void {
    isFinding.value = false
    area()?.focus()
  }

  function show({ start, end }: TextRange): void {
    const field = area()
    field?.setSelectionRange(start, end)
    if (field) scrollToOffset(field, start)
  }

  function replace({ start, end }: TextRange, words: string): void {
    const field = area()
    if (!field) return
    const focused = document.activeElement
    const { scrollTop } = field
    const { scrollX, scrollY } = window
    insertAt(field, start, end, words)
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    // What types scrolls to the cursor behind the last match.
    field.scrollTop = scrollTop
    window.scrollTo(scrollX, scrollY)
  }

  function onKeydown(event: KeyboardEvent): void {
    const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (!isFind && !(event.key === 'F3' && isFinding.value)) return
    event.preventDefault()
    if (isFind) void open()
    else if (event.shiftKey) find.value?.goBack()
    else find.value?.goOn()
  }

  return { isFinding, cursor, open, close, show, replace, onKeydown }
}
