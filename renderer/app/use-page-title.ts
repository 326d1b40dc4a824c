import { useMutationObserver } from '@vueuse/core'
import { useWords } from '#renderer/i18n/use-words.ts'

/** Stands for a number that CSS alone knows. */
const PLACE = '\u0000'

/** The title of the window names the page by its heading, which may come later than the page and changes with the language. */
export function usePageTitle(): void {
  const { t } = useWords()

  function update(): void {
    const heading = document.querySelector('#page h1')?.textContent.trim() ?? ''
    const title = heading === '' ? t('app.name') : `${heading} · ${t('app.name')}`
    if (document.title !== title) document.title = title
    setPrintedWords({
      title: [document.querySelector('#page [data-printed-over]')?.textContent.trim() ?? t('app.name'), heading],
      page: t('app.printedPage', { page: PLACE, pages: PLACE }).split(PLACE),
    })
  }

  useMutationObserver(document.body, update, { childList: true, characterData: true, subtree: true })
}

interface PrintedWords {
  readonly title: readonly string[]
  /** What stands before, between and after the number of a page and that of all pages. */
  readonly page: readonly string[]
}

/** For styles/print.css: the top of every page on paper, and its foot. */
function setPrintedWords({ title, page }: PrintedWords): void {
  setWords(
    '--printed-title',
    title
      .filter(part => part !== '')
      .map(isolate)
      .join(' · '),
  )
  for (const [index, name] of ['--printed-before', '--printed-between', '--printed-after'].entries()) setWords(name, page[index] ?? '')
}

/** Names of two languages may stand side by side. */
function isolate(text: string): string {
  return `\u2068${text.replace(/\s+/gu, ' ')}\u2069`
}

function setWords(name: string, words: string): void {
  const { style } = document.documentElement
  const value = JSON.stringify(words)
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value)
}
