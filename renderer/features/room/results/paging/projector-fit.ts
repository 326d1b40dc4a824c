import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, inject, nextTick, onScopeDispose, provide, ref, watch, type InjectionKey, type Ref } from 'vue'
import { useManualPages } from './manual-pages.ts'
import { paginateByHeight, type Line } from './paginate.ts'

/** The last level of projector-fit.css: what does not fit on it goes on several pages. */
const TIGHTEST = 9
/** Lines of text that the number of the page takes. */
const PAGE_NUMBER_LINES = 1.6

interface PagedList {
  readonly element: () => HTMLElement | null
  /** Undefined: all items at once. */
  readonly setPages: (pages: Pages | undefined) => void
  /** The facilitator turns its pages; else they follow one another. */
  readonly byHand: boolean
}

/** The indexes of the items of each page. */
type Pages = readonly (readonly number[])[]

interface ProjectorFit {
  /** On the pages after the first, the list has all the room, because what stands above it fills a page. */
  readonly isListAlone: Readonly<Ref<boolean>>
  readonly setListAlone: (isAlone: boolean) => void
  /** Of the longest of the lists that stand side by side. */
  readonly pageCount: Readonly<Ref<number>>
  readonly register: (list: PagedList) => void
  readonly unregister: (list: PagedList) => void
}

interface ProvidedFit extends Pick<ProjectorFit, 'isListAlone'> {
  readonly fitClass: Readonly<Ref<string>>
}

const FIT: InjectionKey<ProjectorFit> = Symbol('projector-fit')

/**
 * Makes everything in `root` fill the projector: as large as fits, and what does not fit at the smallest size page by page, so that
 * no answer is cut off. `content`: changes whenever the texts do. @returns the class of the level for `root`, and whether its list is alone on the present page
 */
export function provideProjectorFit(root: Readonly<Ref<HTMLElement | null>>, content: () => string): ProvidedFit {
  const level = ref(0)
  const isListAlone = ref(false)
  const pageCount = ref(1)
  const isHidden = ref(true)
  const lists = new Set<PagedList>()
  let newest = 0
  let size: string | undefined

  const refit = keepFirst(() => isHidden.value, search)

  async function search(): Promise<void> {
    const mine = ++newest
    isListAlone.value = false
    setPages(undefined)
    size = root.value === null ? undefined : describeSize(root.value)
    const shown = isHidden.value ? undefined : Math.min(level.value, TIGHTEST - 1)
    const largest = await findLargest(shown, next => tryLevel(next, mine))
    if (largest === undefined) return
    const isTooLong = (await tryLevel(largest, mine)) === false
    if (root.value === null || mine !== newest) return
    if (isTooLong) setPages(findPages(root.value, [...lists]))
    isHidden.value = false
  }

  /** An observer reports the first size too, which is fitted when the texts come. */
  function refitToSize(): void {
    if (root.value !== null && size !== describeSize(root.value)) void refit()
  }

  function setPages(pages: readonly Pages[] | undefined): void {
    ;[...lists].forEach((list, index) => list.setPages(pages?.[index]))
    pageCount.value = Math.max(1, ...(pages ?? []).map(({ length }) => length))
  }

  /** Undefined: something newer is to be fitted, or nothing any more. New texts are laid out in a task a level, so that the timer beside them never waits for all. */
  async function tryLevel(next: number, mine: number): Promise<boolean | undefined> {
    if (isHidden.value) await nextTask()
    level.value = next
    await nextTick()
    return mine !== newest || root.value === null ? undefined : fits(root.value)
  }

  provide(FIT, {
    isListAlone,
    setListAlone: isAlone => (isListAlone.value = isAlone),
    pageCount,
    register: list => void lists.add(list),
    unregister: list => {
      if (lists.delete(list)) isListAlone.value = false
    },
  })
  offerPages(() => (pageCount.value > 1 && [...lists].some(({ byHand }) => byHand) ? pageCount.value : 1))
  watch(content, refit, { flush: 'post', immediate: true })
  useResizeObserver(root, refitToSize)
  // A font that comes after the text changes its height.
  useEventListener(() => document.fonts as FontFaceSet | undefined, 'loadingdone', refit)
  return { fitClass: computed(() => `fit-${String(level.value)}${isHidden.value ? ' fit-hidden' : ''}`), isListAlone }
}

/** Says how many pages the facilitator can turn. */
function offerPages(count: () => number): void {
  const manual = useManualPages()
  watch(count, pages => manual?.setCount(pages), { immediate: true })
  onScopeDispose(() => manual?.setCount(1))
}

/**
 * The first level that fits, else the last. One more answer seldom changes the size by more than a level: the one that is shown is tried
 * first, then its neighbour. Undefined: `fitsAt` has given up.
 */
async function findLargest(
  shown: number | undefined,
  fitsAt: (level: number) => Promise<boolean | undefined>,
): Promise<number | undefined> {
  let [least, most] = [0, TIGHTEST]
  let next = shown ?? halfway(least, most)
  while (least < most) {
    const isFitting = await fitsAt(next)
    if (isFitting === undefined) return undefined
    if (isFitting) most = next
    else least = next + 1
    next = next === shown ? shown + (isFitting ? -1 : 1) : halfway(least, most)
  }
  return least
}

/** Nothing is seen before the first search has ended, so texts that keep coming wait for that instead of beginning it anew. */
function keepFirst(isHidden: () => boolean, search: () => Promise<void>): () => Promise<void> {
  let [isFirst, isStale] = [false, false]
  async function refit(): Promise<void> {
    isStale = isFirst
    if (isStale) return
    isFirst = isHidden()
    await search()
    isFirst = false
    if (!isStale) return
    // In a task of its own: both searches in one would make the timer beside the texts wait.
    await nextTask()
    void refit()
  }
  return refit
}

function nextTask(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}

function halfway(least: number, most: number): number {
  return Math.floor((least + most) / 2)
}

function describeSize({ clientWidth, clientHeight }: HTMLElement): string {
  return `${String(clientWidth)} × ${String(clientHeight)}`
}

function fits({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1
}

/** Where what stands above a list leaves no room for one item, it has the first page for itself. Lists side by side begin at the same height. */
function findPages(root: HTMLElement, lists: readonly PagedList[]): readonly Pages[] | undefined {
  const elements = lists.flatMap(list => list.element() ?? [])
  if (elements.length === 0 || elements.length < lists.length) return undefined
  const columns = elements.map(measureLines)
  const pageNumber = PAGE_NUMBER_LINES * Number.parseFloat(getComputedStyle(root).fontSize)
  const beside = root.scrollHeight - Math.max(...elements.map(({ offsetHeight }) => offsetHeight))
  const capacity = root.clientHeight - beside - pageNumber
  const tallest = Math.max(0, ...columns.flat().map(({ height }) => height))
  const [alone] = columns
  if (alone !== undefined && columns.length === 1 && capacity < tallest)
    return [[[], ...paginateByHeight(alone, root.clientHeight - pageNumber)]]
  return columns.map(lines => paginateByHeight(lines, capacity))
}

function measureLines(list: HTMLElement): readonly Line[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > li')].map(({ offsetTop: top, offsetHeight: height }) => ({ top, height }))
}

/** Undefined: not on the projector. */
export function useProjectorFit(): ProjectorFit | undefined {
  return inject(FIT, undefined)
}
