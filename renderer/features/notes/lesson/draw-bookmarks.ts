import type { BookmarkView } from '#common/contract/study/notes.ts'
import { describePlace, findPlace, type ReadingPlace } from '#common/domain/progress/reading-place.ts'
import { findTopParagraph, listParagraphs, textsOf } from '#renderer/ui/rich-text/lesson-paragraphs.ts'

/** Bookmarks drawn beside the paragraphs of a lesson. */
export interface DrawnBookmarks {
  /** In place of those that were drawn before; `text` has all blocks of the lesson, null: not yet. */
  readonly draw: (text: HTMLElement | null, bookmarks: readonly BookmarkView[]) => void
  readonly clear: () => void
  /** The bookmarks at the top of the window. */
  readonly atTop: () => readonly string[]
  /** The place at the top of the window; undefined: there is no text. */
  readonly describeTop: () => ReadingPlace | undefined
  /** The paragraph of a bookmark; undefined: it is not in this text. */
  readonly elementOf: (bookmarkId: string) => HTMLElement | undefined
}

export function createDrawnBookmarks(): DrawnBookmarks {
  let elements: readonly HTMLElement[] = []
  /** By paragraph: two windows, or two computers, may have bookmarked one. */
  let places = new Map<number, readonly string[]>()

  function clear(): void {
    for (const element of elements) delete element.dataset['bookmarked']
    places = new Map()
  }

  function draw(text: HTMLElement | null, bookmarks: readonly BookmarkView[]): void {
    clear()
    elements = text === null ? [] : listParagraphs(text)
    if (bookmarks.length === 0) return
    const texts = textsOf(elements)
    for (const { id, place } of bookmarks) {
      const paragraph = findPlace(place, texts)
      const element = paragraph === undefined ? undefined : elements[paragraph]
      if (paragraph === undefined || element === undefined) continue
      element.dataset['bookmarked'] = ''
      places.set(paragraph, [...(places.get(paragraph) ?? []), id])
    }
  }

  function describeTop(): ReadingPlace | undefined {
    if (elements.length === 0) return undefined
    return describePlace(textsOf(elements), findTop())
  }

  /** Below the text one is still at its end. */
  function findTop(): number {
    const paragraph = findTopParagraph(elements)
    return paragraph < 0 ? elements.length - 1 : paragraph
  }

  function elementOf(bookmarkId: string): HTMLElement | undefined {
    const [paragraph] = [...places].find(([, ids]) => ids.includes(bookmarkId)) ?? []
    return paragraph === undefined ? undefined : elements[paragraph]
  }

  const atTop = (): readonly string[] => (places.size === 0 ? [] : (places.get(findTop()) ?? []))
  return { draw, clear, atTop, describeTop, elementOf }
}
