import { inject, provide, type InjectionKey } from 'vue'
import type { RichTextTarget } from './rich-text/rich-text-links.ts'

export type Follow = (target: RichTextTarget, from: HTMLElement) => void

const FOLLOW: InjectionKey<Follow> = Symbol('follow')

/** What a link in any course text below this component does. */
export function provideLinkHandler(follow: Follow): void {
  provide(FOLLOW, follow)
}

/** Where nothing is provided a link does nothing. */
export function useLinkHandler(): Follow {
  return inject(FOLLOW, () => undefined)
}
