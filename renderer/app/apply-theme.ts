import type { Theme } from '#common/domain/settings/settings.ts'

const STORED = 'jmdi-theme'
const DARK = matchMedia('(prefers-color-scheme: dark)')

let current: Theme = 'system'

function paint(): void {
  document.documentElement.classList.toggle('dark', current === 'dark' || (current === 'system' && DARK.matches))
}

/** Light or dark paper; `system` follows the machine, also while the page is open. */
export function applyTheme(theme: Theme): void {
  current = theme
  localStorage.setItem(STORED, theme)
  window.native?.setTheme(theme)
  paint()
}

DARK.addEventListener('change', paint)
