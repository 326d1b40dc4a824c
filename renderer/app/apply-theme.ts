import type { Theme } from '#common/domain/settings/settings.ts'

const STORED = 'jmdi-theme'
const DARK = matchMedia('(prefers-color-scheme: dark)')

let current: Theme = 'system'

function updateTheme(): void {
  document.documentElement.classList.toggle('dark', current === 'dark' || (current === 'system' && DARK.matches))
}

/** `system` follows the operating system, also while the page is open. */
export function applyTheme(theme: Theme): void {
  current = theme
  localStorage.setItem(STORED, theme)
  window.native?.setTheme(theme)
  updateTheme()
}

DARK.addEventListener('change', updateTheme)
