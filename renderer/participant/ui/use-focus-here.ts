import { nextTick, onMounted, useTemplateRef, watch } from 'vue'

/** The element that the template names `heading` takes the focus when its screen comes, and again when what it heads is another: readers hear where they are. */
export function useFocusHere(subject: () => unknown = () => undefined): void {
  const heading = useTemplateRef<HTMLElement>('heading')

  async function go(): Promise<void> {
    await nextTick()
    heading.value?.focus({ preventScroll: true })
    // A heading below another one (a question of a test) is brought up; the first of the page shows all above it.
    if (heading.value?.tagName === 'H1') window.scrollTo(0, 0)
    else heading.value?.scrollIntoView()
  }

  onMounted(go)
  watch(subject, go)
}
