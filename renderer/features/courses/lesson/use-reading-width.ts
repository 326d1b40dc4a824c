import { computed, ref, type ComputedRef } from 'vue'

const STORAGE_KEY = 'jmdi-reading-width'
/** From narrow to wide. */
export const READING_WIDTHS = ['32rem', '40rem', '52rem'] as const
const DEFAULT_INDEX = 1

const widthIndex = ref(readStoredIndex())

function readStoredIndex(): number {
  const stored = Number(localStorage.getItem(STORAGE_KEY) ?? DEFAULT_INDEX)
  return stored in READING_WIDTHS ? stored : DEFAULT_INDEX
}

export interface ReadingWidth {
  readonly width: ComputedRef<string>
  readonly setWidth: (index: number) => void
}

/** The longest line of lessons, remembered on this computer. */
export function useReadingWidth(): ReadingWidth {
  function setWidth(index: number): void {
    widthIndex.value = index
    localStorage.setItem(STORAGE_KEY, String(index))
  }
  return { width: computed(() => READING_WIDTHS[widthIndex.value] ?? READING_WIDTHS[DEFAULT_INDEX]), setWidth }
}
