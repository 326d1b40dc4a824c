import { nextTick, readonly, ref } from 'vue'

const printing = ref(false)
addEventListener('beforeprint', () => (printing.value = true))
addEventListener('afterprint', () => (printing.value = false))

/** Whether the page is being put on paper: then it shows whole what the screen shows in parts. */
export const isPrinting = readonly(printing)

/** Asks for the printer. What the screen shows in parts is drawn first: `print` itself leaves no time for it. */
export async function printPage(): Promise<void> {
  printing.value = true
  await nextTick()
  window.print()
}
