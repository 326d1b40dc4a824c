import type { LessonBlockView } from '#common/contract/courses.ts'

/** What a block without HTML, such as a knowledge check, takes to draw, in characters of HTML. */
const WITHOUT_HTML = 2_000

/**
 * How many blocks are on the page when about `more` characters of HTML come after the first `count`: at least one more, where one is left.
 */
export function countBlocks(blocks: readonly LessonBlockView[], count: number, more: number): number {
  let [next, length] = [count, 0]
  while (next < blocks.length && length < more) {
    const block = blocks[next]
    length += block !== undefined && 'html' in block ? block.html.length : WITHOUT_HTML
    next += 1
  }
  return next
}
