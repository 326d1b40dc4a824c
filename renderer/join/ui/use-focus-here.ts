import { nextTick, onMounted, useTemplateRef, watch } from 'vue'

/** The element that the template names `heading` takes the focus when its screen comes, and again when what it heads is another: readers hear where they are. */
export function useFocusHere(subject: () => unknown = () => undefined): void {
  const heading = useTemplateRef<HTMLElement>('heading')

  async function go(): Promise<void> {
    await nextTick()
    heading.value?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }

  onMounted(go)
  watch(subject, go)
}
