import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Report } from './markdown-text.ts'

const MAX_SHOWN = 60

/** Reports HTML in a text, except comments. None of it is rendered. */
export function reportHtml(raw: string, place: Place, report: Report): void {
  const isComment = /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(raw)
  if (isComment || raw.startsWith('</')) return
  report(place, 'html-refused', { text: raw.trim().split('\n')[0]?.slice(0, MAX_SHOWN) ?? '' })
}
