import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import { readMarkdown } from '#common/domain/shared/markdown/read-markdown.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { EditedSlide, OwnSlide } from './own-slide.ts'
import { SLIDE_LIMITS } from './own-slide.ts'

/** The workshop with other slides of its own in one session. Undefined: there is no such session, too many slides, or an id is repeated. */
export function replaceSlides(workshop: Workshop, entryId: string, slides: readonly EditedSlide[]): Workshop | undefined {
  const session = workshop.agenda.find(entry => entry.id === entryId)
  const isValid = slides.length <= SLIDE_LIMITS.slides && new Set(slides.map(({ id }) => id)).size === slides.length
  if (session?.kind !== 'session' || !isValid) return undefined
  const lang = workshop.languages[0] ?? 'en'
  const ownSlides =
    slides.length === 0
      ? undefined
      : slides.map(slide =>
          toOwnSlide(
            slide,
            lang,
            session.ownSlides?.find(({ id }) => id === slide.id),
          ),
        )
  return { ...workshop, agenda: workshop.agenda.map(entry => (entry === session ? { ...session, ownSlides } : entry)) }
}

/** Unchanged, it stays in the language that it was in. */
function toOwnSlide(slide: EditedSlide, lang: Locale, before: OwnSlide | undefined): OwnSlide {
  const kept = before?.textLang !== undefined && hasSameContent(slide, before) ? { textLang: before.textLang } : {}
  return slide.kind === 'picture' ? { ...slide, ...kept } : { ...slide, html: renderSlide(slide.markdown, kept.textLang ?? lang), ...kept }
}

function hasSameContent(slide: EditedSlide, before: OwnSlide): boolean {
  const content = (one: EditedSlide): string => (one.kind === 'picture' ? one.picture : one.markdown)
  return slide.kind === before.kind && slide.title === before.title && content(slide) === content(before)
}

/** The slides of a session with another first language of the workshop: they are not translated, so each remembers the language it is in. */
export function changeFirstLanguageOfSlides(slides: readonly OwnSlide[], from: Locale, to: Locale): readonly OwnSlide[] {
  return slides.map(({ textLang = from, ...slide }) => (textLang === to ? slide : { ...slide, textLang }))
}

/** Safe HTML. Pictures are left out: a deck in Markdown is one file and brings none along. */
export function renderSlide(markdown: string, lang: Locale): string {
  const context = { courseId: '', version: '', lessonIds: new Map<string, string>(), direction: getDirection(lang) }
  const text = readMarkdown(markdown, { context, firstLine: 1, shape: 'guide' })
  return text
    .html(text.tokens)
    .replace(/<img\b[^>]*>/g, '')
    .trim()
}
