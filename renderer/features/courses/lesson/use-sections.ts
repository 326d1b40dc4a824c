import { onBeforeUnmount, onMounted, shallowRef, watch, type ShallowRef } from 'vue'

interface Section {
  readonly id: string
  readonly title: string
}

/** The headings of a text, and the current one: the last that has passed the upper third of the window. */
export function useSections(text: () => HTMLElement | null): {
  readonly sections: ShallowRef<readonly Section[]>
  readonly current: ShallowRef<string | undefined>
} {
  const sections = shallowRef<readonly Section[]>([])
  const current = shallowRef<string>()
  let headings: readonly HTMLElement[] = []

  function findHeadings(): void {
    headings = [...(text()?.querySelectorAll<HTMLElement>('h2[id]') ?? [])]
    sections.value = headings.map(heading => ({ id: heading.id, title: heading.textContent.trim() }))
    updateCurrent()
  }

  function updateCurrent(): void {
    const threshold = window.innerHeight / 3
    current.value = headings.filter(heading => heading.getBoundingClientRect().top < threshold).at(-1)?.id
  }

  onMounted(() => window.addEventListener('scroll', updateCurrent, { passive: true }))
  onBeforeUnmount(() => window.removeEventListener('scroll', updateCurrent))
  watch(text, findHeadings, { flush: 'post' })
  return { sections, current }
}
