import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeDrafts } from '#common/domain/drafts/merge-drafts.ts'

const ids = ['a', 'b', 'c', 'd', 'e'] as const
const anyList = fc
  .uniqueArray(fc.record({ id: fc.constantFrom(...ids), text: fc.constantFrom('', 'one', 'two') }), { selector: ({ id }) => id })
  .map(list => [...list])
const anyDraft = fc.record({ title: fc.constantFrom('', 'A', 'B'), wifi: fc.record({ name: fc.constantFrom('x', 'y') }), list: anyList })

const textOf = (draft: { readonly list: readonly { id: string; text: string }[] }, id: string): string | undefined =>
  draft.list.find(item => item.id === id)?.text

describe('two drafts of one saved state', () => {
  it('become one where each side changed something else', () => {
    const base = { title: 'Day', place: '', list: [{ id: 'a', text: 'one' }] }
    const mine = { ...base, title: 'My day', list: [{ id: 'n', text: 'mine' }, ...base.list] }
    const theirs = { ...base, place: 'Hall', list: [...base.list, { id: 't', text: 'theirs' }] }
    expect(mergeDrafts(base, mine, theirs)).toEqual({
      draft: {
        title: 'My day',
        place: 'Hall',
        list: [
          { id: 'n', text: 'mine' },
          { id: 'a', text: 'one' },
          { id: 't', text: 'theirs' },
        ],
      },
      conflicts: [],
    })
  })

  it('name what both changed, and keep either side as asked', () => {
    const base = { title: 'Day', list: [{ id: 'a', text: 'one' }] }
    const mine = { title: 'Mine', list: [{ id: 'a', text: 'mine' }] }
    const theirs = { title: 'Theirs', list: [] }
    expect(mergeDrafts(base, mine, theirs)).toEqual({ draft: mine, conflicts: ['title', 'a'] })
    expect(mergeDrafts(base, mine, theirs, 'theirs')).toEqual({ draft: theirs, conflicts: ['title', 'a'] })
  })

  it('leave whole what only one side changed, for any drafts', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (base, changed) => {
        expect(mergeDrafts(base, changed, base)).toEqual({ draft: changed, conflicts: [] })
        expect(mergeDrafts(base, base, changed)).toEqual({ draft: changed, conflicts: [] })
      }),
    )
  })

  it('lose nothing in silence: each item has the text of the side that changed it, or is a conflict', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, anyDraft, (base, mine, theirs) => {
        const { draft, conflicts } = mergeDrafts(base, mine, theirs)
        const taken = mergeDrafts(base, mine, theirs, 'theirs')
        expect(taken.conflicts.toSorted()).toEqual(conflicts.toSorted())
        for (const id of ids) {
          const [before, own, other] = [textOf(base, id), textOf(mine, id), textOf(theirs, id)]
          const isConflict = own !== other && own !== before && other !== before
          expect(conflicts.includes(id)).toBe(isConflict)
          expect(textOf(draft, id)).toBe(isConflict || own !== before ? own : other)
          expect(textOf(taken.draft, id)).toBe(isConflict || other !== before ? other : own)
        }
        expect(new Set(draft.list.map(({ id }) => id)).size).toBe(draft.list.length)
      }),
    )
  })
})
