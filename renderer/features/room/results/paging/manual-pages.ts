import { inject, provide, type InjectionKey } from 'vue'

interface ManualPages {
  /** The page that the facilitator turned to, from 0; may be past the last. */
  readonly page: () => number
  /** Tells how many pages there are to turn. */
  readonly setCount: (count: number) => void
}

const PAGES: InjectionKey<ManualPages> = Symbol('manual pages')

export function provideManualPages(pages: ManualPages): void {
  provide(PAGES, pages)
}

/** Undefined: not on the projector. */
export function useManualPages(): ManualPages | undefined {
  return inject(PAGES, undefined)
}
