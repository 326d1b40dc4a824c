import { computed, ref, type ComputedRef } from 'vue'

const STORAGE_KEY = 'jmdi-reading-size'
/** From small to large. */
export const READING_SIZES = ['1.0625rem', '1.1875rem', '1.3125rem', '1.5rem'] as const
const DEFAULT_INDEX = 1

const sizeIndex = ref(readStoredIndex())

function readStoredIndex(): number {
  const stored = Number(localStorage.getItem(STORAGE_KEY) ?? DEFAULT_INDEX)
  return stored in READING_SIZES ? stored : DEFAULT_INDEX
}

export interface ReadingSize {
  readonly size: ComputedRef<string>
  readonly setSize: (index: number) => void
}

/** The text size of lessons, remembered on this computer. */
export function useReadingSize(): ReadingSize {
  function setSize(index: number): void {
    sizeIndex.value = index
    localStorage.setItem(STORAGE_KEY, String(index))
  }
  return { size: computed(() => READING_SIZES[sizeIndex.value] ?? READING_SIZES[DEFAULT_INDEX]), setSize }
}
