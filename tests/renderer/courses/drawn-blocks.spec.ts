// @vitest-environment jsdom
import { waitFor } from '@testing-library/vue'
import fc from 'fast-check'
import { defineComponent, h } from 'vue'
import { describe, expect, it } from 'vitest'
import type { LessonBlockView } from '#common/contract/courses.ts'
import { countBlocks } from '#renderer/features/courses/lesson/count-blocks.ts'
import { useDrawnBlocks, type DrawnBlocks } from '#renderer/features/courses/lesson/use-drawn-blocks.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const proseOf = (length: number): LessonBlockView => ({ kind: 'prose', html: 'x'.repeat(length) })
const anyBlocks = fc.array(fc.nat({ max: 400 }).map(proseOf), { maxLength: 40 })

describe('how many blocks of a lesson are drawn next', () => {
  it('comes to all of them, at least one more each time', () => {
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 1, max: 1000 }), (blocks, more) => {
        let count = 0
        while (count < blocks.length) {
          const next = countBlocks(blocks, count, more)
          expect(next).toBeGreaterThan(count)
          count = next
        }
        expect(countBlocks(blocks, count, more)).toBe(blocks.length)
      }),
    )
  })

  it('never draws a block more than the length asked for takes', () => {
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 1, max: 1000 }), (blocks, more) => {
        const withoutLast = blocks.slice(0, countBlocks(blocks, 0, more) - 1)
        expect(withoutLast.reduce((sum, block) => sum + ('html' in block ? block.html.length : 0), 0)).toBeLessThan(more)
      }),
    )
  })
})

describe('the blocks of a long lesson', () => {
  const blocks = Array.from({ length: 30 }, () => proseOf(2000))

  async function show(atOnce: boolean) {
    let shown: DrawnBlocks | undefined
    const Blocks = defineComponent(() => {
      const here = (shown = useDrawnBlocks(() => blocks, atOnce))
      return () =>
        h(
          'ol',
          here.drawn.value.map(() => h('li')),
        )
    })
    const { container } = await renderComponent(Blocks)
    if (shown === undefined) throw new Error('not set up')
    return { shown, count: () => container.querySelectorAll('li').length }
  }

  it('are on the page a part at a time, the first at once and in the end all', async () => {
    const { shown, count } = await show(false)
    expect(count()).toBe(3)
    expect(shown.isWhole.value).toBe(false)
    await waitFor(() => expect(shown.isWhole.value).toBe(true))
    expect(count()).toBe(30)
  })

  it('are all there at once where the page opens at a place in them', async () => {
    const { shown, count } = await show(true)
    expect([count(), shown.isWhole.value]).toEqual([30, true])
  })

  it('are all there as soon as somebody asks for them', async () => {
    const { shown, count } = await show(false)
    await shown.drawAll()
    expect([count(), shown.isWhole.value]).toEqual([30, true])
  })

  it('are all there before they are put on paper', async () => {
    const { count } = await show(false)
    dispatchEvent(new Event('beforeprint'))
    await Promise.resolve()
    expect(count()).toBe(30)
    dispatchEvent(new Event('afterprint'))
  })
})
