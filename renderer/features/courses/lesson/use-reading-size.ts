import { computed, ref, type ComputedRef } from 'vue'

const STORED = 'jmdi-reading-size'
/** From small to large; the second is the ordinary one. */
export const READING_SIZES = ['1.0625rem', '1.1875rem', '1.3125rem', '1.5rem'] as const
const ORDINARY = 1

const place = ref(storedPlace())

function storedPlace(): number {
  const stored = Number(localStorage.getItem(STORED) ?? ORDINARY)
  return stored in READING_SIZES ? stored : ORDINARY
}

export interface ReadingSize {
  readonly size: ComputedRef<string>
  readonly setSize: (next: number) => void
}

/** The size of lesson text, kept on this machine. */
export function useReadingSize(): ReadingSize {
  function setSize(next: number): void {
    place.value = next
    localStorage.setItem(STORED, String(next))
  }
  return { size: computed(() => READING_SIZES[place.value] ?? READING_SIZES[ORDINARY]), setSize }
}
