import { inject, provide, type InjectionKey } from 'vue'
import type { RichTextTarget } from './rich-text/rich-text-links.ts'

export type LinkHandler = (target: RichTextTarget, from: HTMLElement) => void

const KEY: InjectionKey<LinkHandler> = Symbol('link-handler')

/** Handles the links of every course text below this component. */
export function provideLinkHandler(handler: LinkHandler): void {
  provide(KEY, handler)
}

/** Without a provided handler, a link does nothing. */
export function useLinkHandler(): LinkHandler {
  return inject(KEY, () => undefined)
}
