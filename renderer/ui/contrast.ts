import { ref } from 'vue'

/** Read by `before-start.js` too. */
const STORED = 'jmdi-contrast'
const WANTED = matchMedia('(prefers-contrast: more)')

/** Of this computer: whether it was asked for here, beside what the operating system wants. */
const isChosen = ref(localStorage.getItem(STORED) === 'more')

function update(): void {
  document.documentElement.classList.toggle('contrast', isChosen.value || WANTED.matches)
}

WANTED.addEventListener('change', update)

/** High contrast as it is chosen in the suite. */
export function useContrast(): { readonly isChosen: typeof isChosen; readonly choose: (isHigh: boolean) => void } {
  return {
    isChosen,
    choose: isHigh => {
      isChosen.value = isHigh
      if (isHigh) localStorage.setItem(STORED, 'more')
      else localStorage.removeItem(STORED)
      update()
    },
  }
}
