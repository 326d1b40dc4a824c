import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reconcileDraft } from '#common/domain/drafts/reconcile-draft.ts'

const text = fc.constantFrom('', 'a', 'b', 'c')

describe('a draft and what is saved now', () => {
  it('is unsaved work while the saved text is the one it was begun on', () => {
    expect(reconcileDraft({ draft: 'new', base: 'old' }, 'old')).toEqual({ kind: 'unsaved' })
  })

  it('differs when another text was saved since', () => {
    expect(reconcileDraft({ draft: 'mine', base: 'old' }, 'theirs')).toEqual({ kind: 'differs', other: 'theirs' })
  })

  it('never gives up a draft that has work in it, and never lets it replace a text it was not begun on', () => {
    fc.assert(
      fc.property(text, text, text, (draft, base, saved) => {
        const { kind } = reconcileDraft({ draft, base }, saved)
        if (kind === 'saved') expect([base, saved]).toContain(draft)
        if (kind === 'unsaved') expect(saved).toBe(base)
        if (kind === 'differs') expect(new Set([draft, base, saved]).size).toBe(3)
      }),
    )
  })
})
