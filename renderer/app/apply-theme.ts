import { readonly, ref } from 'vue'
import type { Theme } from '#common/domain/settings/settings.ts'

const STORED = 'jmdi-theme'
const DARK = matchMedia('(prefers-color-scheme: dark)')

let current: Theme = 'system'
// `before-start.js` has set the class already.
const dark = ref(document.documentElement.classList.contains('dark'))

/** Whether the page is dark now. */
export const isDark = readonly(dark)

function updateTheme(): void {
  dark.value = current === 'dark' || (current === 'system' && DARK.matches)
  document.documentElement.classList.toggle('dark', dark.value)
}

/** `system` follows the operating system, also while the page is open. */
export function applyTheme(theme: Theme): void {
  current = theme
  localStorage.setItem(STORED, theme)
  window.native?.setTheme(theme)
  updateTheme()
}

DARK.addEventListener('change', updateTheme)
