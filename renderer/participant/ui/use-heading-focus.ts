import { nextTick, onMounted, useTemplateRef, watch } from 'vue'

/** Focuses the template ref `heading` when its page appears and when `subject` changes, so that screen readers announce the page. */
export function useHeadingFocus(subject: () => unknown = () => undefined): void {
  const heading = useTemplateRef<HTMLElement>('heading')

  async function focusHeading(): Promise<void> {
    await nextTick()
    heading.value?.focus({ preventScroll: true })
    // An h1 shows the top of the page; a lower heading, such as a test question, is scrolled into view.
    if (heading.value?.tagName === 'H1') window.scrollTo(0, 0)
    else heading.value?.scrollIntoView()
  }

  onMounted(focusHeading)
  watch(subject, focusHeading)
}
