import type { Locator, Page } from '@playwright/test'
import { readQr } from '#tests/support/read-qr.ts'

/** So many lines fit above one another on a projector: a letter is never smaller than that part of its height. */
const MOST_LINES = 24

/** Texts on the projector that the back rows could not read. What only readers hear is left out. */
export function smallTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(lines => {
    const least = window.innerHeight / lines
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const [text, element] = [node.textContent?.trim() ?? '', node.parentElement]
      if (text === '' || element === null || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const { width, height, bottom } = element.getBoundingClientRect()
      const isSeen = width > 1 && height > 1 && bottom > 0 && element.closest('.visually-hidden') === null
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      if (isSeen && size < least) found.push(`${text} (${size} of ${least})`)
    }
    return found
  }, MOST_LINES)
}

/** What stands beyond the edges of the projector, where nobody sees it. */
export function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const sheet = document.querySelector('.sheet')?.getBoundingClientRect()
    if (sheet === undefined) return ['no projector page']
    return [...document.querySelectorAll('.sheet :is(h1, p, li, b, bdi, figcaption)')]
      .filter(element => element.closest('.visually-hidden') === null && element.textContent.trim() !== '')
      .filter(element => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return left < sheet.left - 1 || right > sheet.right + 1 || top < sheet.top - 1 || bottom > sheet.bottom + 1
      })
      .map(element => element.textContent.trim())
  })
}

/** Texts that the code in the corner stands in front of. */
export function coveredByCode(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const code = document.querySelector('.foot .code')?.getBoundingClientRect()
    if (code === undefined) return ['no code in the corner']
    const found: string[] = []
    const walker = document.createTreeWalker(document.querySelector('.sheet') ?? document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const isSeen = node.parentElement?.checkVisibility() === true && node.parentElement.closest('.visually-hidden') === null
      if (!isSeen || (node.textContent ?? '').trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const covers = [...range.getClientRects()].some(
        ({ left, right, top, bottom }) => left < code.right && right > code.left && top < code.bottom && bottom > code.top,
      )
      if (covers) found.push((node.textContent ?? '').trim())
    }
    return found
  })
}

interface Fill {
  /** The tallest part of the screen with nothing in it, 0 to 1. */
  readonly gap: number
  /** The smallest letters of a list; 1 is the height of the screen. Undefined: there is none. */
  readonly letters: number | undefined
}

/** How much of the projector is used by texts and drawings. */
export function measureFill(page: Page): Promise<Fill> {
  return page.evaluate(() => {
    const height = window.innerHeight
    const lines: { readonly top: number; readonly bottom: number }[] = []
    const letters: number[] = []
    const walker = document.createTreeWalker(document.querySelector('.sheet') ?? document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      const isSeen = element?.checkVisibility() === true && element.closest('.visually-hidden') === null
      if (!isSeen || (node.textContent ?? '').trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      lines.push(...range.getClientRects())
      if (element.closest('li') !== null) letters.push(Number.parseFloat(getComputedStyle(element).fontSize) / height)
    }
    lines.push(...[...document.querySelectorAll('.sheet .map, .sheet .track')].map(drawing => drawing.getBoundingClientRect()))
    let [gap, above] = [0, 0]
    for (const { top, bottom } of lines.sort((one, other) => one.top - other.top)) {
      gap = Math.max(gap, top - above)
      above = Math.max(above, bottom)
    }
    return { gap: Math.max(gap, height - above) / height, letters: letters.length === 0 ? undefined : Math.min(...letters) }
  })
}

/** What a camera reads from a code that is so many dots wide on a screen. */
export async function readCode(code: Locator, dots = 200): Promise<readonly string[]> {
  await code.evaluate(
    (element, width) =>
      Object.assign((element as HTMLElement).style, { position: 'fixed', inset: '0 auto auto 0', inlineSize: `${width}px`, zIndex: '99' }),
    dots,
  )
  const picture = await code.screenshot()
  await code.evaluate(element => element.removeAttribute('style'))
  return readQr(picture, 'png')
}
