import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, inject, nextTick, provide, ref, watch, type InjectionKey, type Ref } from 'vue'
import { paginateByHeight, type Line } from './paginate.ts'

/** The last level of projector-fit.css: what does not fit on it goes on several pages. */
const TIGHTEST = 9
/** Lines of text that the number of the page takes. */
const PAGE_NUMBER_LINES = 1.6

interface PagedList {
  readonly element: () => HTMLElement | null
  /** Undefined: all items at once. */
  readonly setPages: (pages: readonly (readonly number[])[] | undefined) => void
}

interface ProjectorFit {
  /** On the pages after the first, the list has all the room, because what stands above it fills a page. */
  readonly isListAlone: Readonly<Ref<boolean>>
  readonly setListAlone: (isAlone: boolean) => void
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
  let list: PagedList | undefined
  let newest = 0

  async function refit(): Promise<void> {
    const mine = ++newest
    isListAlone.value = false
    list?.setPages(undefined)
    let [least, most] = [0, TIGHTEST]
    while (least < most) {
      const middle = Math.floor((least + most) / 2)
      const isFitting = await tryLevel(middle, mine)
      if (isFitting === undefined) return
      if (isFitting) most = middle
      else least = middle + 1
    }
    const element = root.value
    if ((await tryLevel(least, mine)) === false && element !== null) list?.setPages(findPages(element, list.element()))
  }

  /** Undefined: something newer is to be fitted, or nothing any more. */
  async function tryLevel(next: number, mine: number): Promise<boolean | undefined> {
    level.value = next
    await nextTick()
    return mine !== newest || root.value === null ? undefined : fits(root.value)
  }

  provide(FIT, {
    isListAlone,
    setListAlone: isAlone => (isListAlone.value = isAlone),
    register: next => void (list = next),
    unregister: gone => {
      if (list !== gone) return
      list = undefined
      isListAlone.value = false
    },
  })
  watch(content, refit, { flush: 'post', immediate: true })
  useResizeObserver(root, refit)
  // A font that comes after the text changes its height.
  useEventListener(() => document.fonts as FontFaceSet | undefined, 'loadingdone', refit)
  return { fitClass: computed(() => `fit-${String(level.value)}`), isListAlone }
}

function fits({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1
}

/** Where what stands above the list leaves no room for one item, it has the first page for itself. */
function findPages(root: HTMLElement, list: HTMLElement | null): readonly (readonly number[])[] | undefined {
  if (list === null) return undefined
  const lines = [...list.querySelectorAll<HTMLElement>(':scope > li')].map(({ offsetTop: top, offsetHeight: height }): Line => ({
    top,
    height,
  }))
  const pageNumber = PAGE_NUMBER_LINES * Number.parseFloat(getComputedStyle(root).fontSize)
  const beside = root.scrollHeight - list.offsetHeight
  const capacity = root.clientHeight - beside - pageNumber
  const tallest = Math.max(0, ...lines.map(({ height }) => height))
  return capacity >= tallest ? paginateByHeight(lines, capacity) : [[], ...paginateByHeight(lines, root.clientHeight - pageNumber)]
}

/** Undefined: not on the projector. */
export function useProjectorFit(): ProjectorFit | undefined {
  return inject(FIT, undefined)
}
