import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'

const COURSES = fileURLToPath(new URL('../../../../../courses/', import.meta.url))
const WALLS = [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
]
/** So many lines may stand over one another on a wall: a letter is never smaller than that part of its height. */
const MOST_LINES = 24
const USUAL_SIZE = '16'
const CONTEXT = { courseId: 'shipped', version: '1.0.0', lessonIds: new Map<string, string>() }

/** Its ancestors from near to far, itself first. */
function withAncestors(element: Element): readonly Element[] {
  return element.parentElement === null ? [element] : [element, ...withAncestors(element.parentElement)]
}

/** As small as a scale in a group around them makes the letters of a text. */
function getTextSize(text: Element): number {
  const around = withAncestors(text)
  const own = around.map(one => one.getAttribute('font-size')).find(size => size !== null) ?? USUAL_SIZE
  const scales = around.flatMap(one => /scale\(([^)]+)\)/.exec(one.getAttribute('transform') ?? '')?.[1] ?? [])
  return scales.reduce(
    (size, scale) =>
      size *
      Math.min(
        ...scale
          .trim()
          .split(/[\s,]+/)
          .map(Number),
      ),
    Number(own),
  )
}

/** The words of a picture that the back rows could not read where it has the whole wall. */
function smallWords(svg: string): readonly string[] {
  const { document } = new JSDOM().window
  document.body.innerHTML = svg
  const [, , width = 0, height = 0] = (document.querySelector('svg')?.getAttribute('viewBox') ?? '').split(' ').map(Number)
  return [...document.querySelectorAll('text, tspan')].flatMap(text =>
    WALLS.flatMap(wall => {
      const lines = wall.height / (getTextSize(text) * Math.min(wall.width / width, wall.height / height))
      return lines > MOST_LINES ? [`${text.textContent.trim()}: 1/${Math.ceil(lines)} at ${wall.width}`] : []
    }),
  )
}

const guides = readdirSync(COURSES, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(course => readdirSync(join(COURSES, course.name)).map(lang => join(course.name, lang, 'workshop.md')))
  .filter(path => existsSync(join(COURSES, path)))

/** The pictures on a guide's slides, and the other text on these slides. */
function listPictures(path: string) {
  const { guide } = parseGuide(readFileSync(join(COURSES, path), 'utf8'), CONTEXT)
  const slides = guide.sessions.flatMap(session => (session.kind === 'session' ? session.slides : []))
  return slides.flatMap(({ title, html }) =>
    [...html.matchAll(/<img[^>]* src="\/files\/shipped\/1\.0\.0\/([^"]+)"/g)].map(found => ({
      file: join(COURSES, path, '../..', found[1] ?? ''),
      beside: `${title}${html.replace(/<[^>]*>/g, '')}`.trim(),
    })),
  )
}

describe('a picture on a slide', () => {
  it('counts text scaled by a group or a tall picture as small', () => {
    const picture = (size: string, height = 400) =>
      smallWords(`<svg viewBox="0 0 720 ${height}"><g transform="translate(1 2) scale(0.5)"><text font-size="${size}">far</text></g></svg>`)
    expect(picture('46')).toEqual([])
    expect(picture('40')).toEqual(['far: 1/27 at 1024'])
    expect(picture('46', 600)).toEqual(['far: 1/27 at 1280', 'far: 1/27 at 1024'])
    expect(smallWords('<svg viewBox="0 0 720 400"><text font-size="23">near <tspan font-size="9">far</tspan></text></svg>')).toHaveLength(2)
  })

  it.each(guides)('is alone on its slide in %s, with text readable from the last row', path => {
    const pictures = listPictures(path)
    expect(pictures.length).toBeGreaterThan(0)
    expect(pictures.filter(({ beside }) => beside !== '')).toEqual([])
    expect(
      pictures.filter(({ file }) => /<style|style=/.test(readFileSync(file, 'utf8'))),
      'sizes are read from attributes',
    ).toEqual([])
    expect(
      pictures.flatMap(({ file }) => smallWords(readFileSync(file, 'utf8')).map(words => `${file.slice(COURSES.length)} ${words}`)),
    ).toEqual([])
  })
})
