import type { Locale } from '#common/domain/shared/locale.ts'

interface SlideTexts {
  readonly id: string
  /** Of a picture: what it shows, for whoever cannot see it. Empty: the slide goes by its number. */
  readonly title: string
  /** For the facilitator only, as plain text. */
  readonly notes: string
}

/** A slide that a facilitator brought along; `picture` is the name of a stored picture. */
export type EditedSlide = SlideTexts &
  ({ readonly kind: 'picture'; readonly picture: string } | { readonly kind: 'text'; readonly markdown: string })

/** As it is stored; `html` is made from the Markdown. */
export type OwnSlide = (
  Exclude<EditedSlide, { readonly kind: 'text' }> | (Extract<EditedSlide, { readonly kind: 'text' }> & { readonly html: string })
) & {
  /** Its language where it is not the workshop's first: that one was changed, and the slide was not. */
  readonly textLang?: Locale | undefined
}

export const SLIDE_LIMITS = { slides: 100, title: 160, notes: 1500, markdown: 1500 } as const
