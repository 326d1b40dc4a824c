import { SLIDE_LIMITS, type EditedSlide, type OwnSlide } from '#common/domain/workshops/own-slides/own-slide.ts'

/** A slide as it is added: it has no id yet. */
export type AddedSlide =
  | { readonly kind: 'picture'; readonly picture: string; readonly title: string; readonly notes: string }
  | { readonly kind: 'text'; readonly markdown: string; readonly title: string; readonly notes: string }

export function toSlideDraft(slide: OwnSlide): EditedSlide {
  if (slide.kind === 'picture') return slide
  const { id, kind, title, markdown, notes } = slide
  return { id, kind, title, markdown, notes }
}

/** Adds slides at the end, with ids of their own. */
export function addSlides(drafts: readonly EditedSlide[], added: readonly AddedSlide[]): readonly EditedSlide[] {
  let last = Math.max(0, ...drafts.map(({ id }) => Number(id.replace('slide-', '')) || 0))
  return [...drafts, ...added.map(slide => ({ ...slide, id: `slide-${String((last += 1))}` }))]
}

/** A slide with a text that is too long stays as it was saved. */
export function toSavableSlides(drafts: readonly EditedSlide[], saved: readonly EditedSlide[]): readonly EditedSlide[] {
  return drafts.flatMap(draft => (isSlideTooLong(draft) ? (saved.find(({ id }) => id === draft.id) ?? []) : draft))
}

export function isSlideTooLong(slide: EditedSlide): boolean {
  return (
    slide.title.trim().length > SLIDE_LIMITS.title ||
    slide.notes.trim().length > SLIDE_LIMITS.notes ||
    (slide.kind === 'text' && slide.markdown.trim().length > SLIDE_LIMITS.markdown)
  )
}
