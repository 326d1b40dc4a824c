import { useMutationObserver } from '@vueuse/core'
import { useWords } from '#renderer/i18n/use-words.ts'

/** The title of the window names the page by its heading, which may come later than the page and changes with the language. */
export function usePageTitle(): void {
  const { t } = useWords()

  function update(): void {
    const heading = document.querySelector('#page h1')?.textContent.trim() ?? ''
    const title = heading === '' ? t('app.name') : `${heading} · ${t('app.name')}`
    if (document.title !== title) document.title = title
  }

  useMutationObserver(document.body, update, { childList: true, characterData: true, subtree: true })
}
