// @vitest-environment jsdom
import { render } from '@testing-library/vue'
import { defineComponent, h, provide } from 'vue'
import { describe, expect, it } from 'vitest'
import { HIDDEN_PARTS, useUndoableRemoval } from '#renderer/features/workshops/drafts/use-undoable-removal.ts'

/** A list in a part of the page that goes; `isHidden`: it may come back. @returns what was removed for good */
function removeInPartThatGoes(isHidden: boolean): readonly string[] {
  const removed: string[] = []
  const List = defineComponent(() => {
    useUndoableRemoval(id => removed.push(id)).hide('slide-1')
    return () => h('ul')
  })
  const Part = defineComponent(() => {
    provide(HIDDEN_PARTS, () => isHidden)
    return () => h(List)
  })
  render(Part).unmount()
  return removed
}

describe('a removal that can be undone', () => {
  it('is final once its part of the page goes, but not while that part is only hidden and may come back', () => {
    expect(removeInPartThatGoes(false)).toEqual(['slide-1'])
    expect(removeInPartThatGoes(true)).toEqual([])
  })
})
