import { inject, provide, type InjectionKey } from 'vue'
import type { RichTextTarget } from '../../../ui/rich-text-links.ts'

export type Follow = (target: RichTextTarget, from: HTMLElement) => void

const FOLLOW: InjectionKey<Follow> = Symbol('follow')

/** What a link in any block of the lesson does. */
export function provideFollow(follow: Follow): void {
  provide(FOLLOW, follow)
}

export function useFollow(): Follow {
  const follow = inject(FOLLOW)
  if (follow === undefined) throw new Error('A block of a lesson stands outside LessonReader')
  return follow
}
