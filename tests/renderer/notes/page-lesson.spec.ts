// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineComponent, h } from 'vue'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LessonBlockView } from '#common/contract/courses.ts'
import type { HighlightView } from '#common/contract/study/notes.ts'
import { toBlockViews } from '#common/domain/courses/block-view.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'
import { readLessonText } from '#common/domain/notes/lesson-text.ts'
import type { Span } from '#common/domain/search/words.ts'
import { buttonOf, clearMarks, drawMarks } from '#renderer/features/notes/lesson/draw-marks.ts'
import { rangeOfSpan, readPageLesson, spanOfRange } from '#renderer/features/notes/lesson/page-lesson.ts'
import RichText from '#renderer/ui/rich-text/RichText.vue'
import { renderComponent } from '#tests/support/render-component.ts'
import { highlightOf } from '#tests/support/records.ts'

const COURSES = join(process.cwd(), 'courses')
const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map<string, string>() }
const HEAD = '---\nid: who-moves\ntitle: Who moves?\nminutes: 25\nobjectives:\n  - Tell one word from another\n---\n\n'

function blocksOf(markdown: string): readonly LessonBlockView[] {
  return toBlockViews(parseLesson(markdown, CONTEXT).lesson?.blocks ?? [])
}

async function show(blocks: readonly LessonBlockView[]): Promise<HTMLElement> {
  const Blocks = defineComponent(
    () => () =>
      h(
        'div',
        blocks.map(block => ('html' in block ? h(RichText, { html: block.html, lang: 'en' }) : h('section'))),
      ),
  )
  const { container } = await renderComponent(Blocks)
  return container.firstElementChild as HTMLElement
}

function lessonsOfCourses(): readonly string[] {
  return readdirSync(COURSES, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(COURSES, name, 'en'))
        .filter(file => /^\d.*\.md$/.test(file))
        .map(file => readFileSync(join(COURSES, name, 'en', file), 'utf8')),
    )
}

describe('a lesson on the page', () => {
  it('reads the same as its text does in the backend, in every lesson of the courses', async () => {
    const lessons = lessonsOfCourses()
    expect(lessons.length).toBeGreaterThan(20)
    for (const markdown of lessons) {
      const blocks = blocksOf(markdown)
      expect(readPageLesson(await show(blocks), blocks).text).toEqual(readLessonText(blocks))
    }
  })

  const BLOCKS = blocksOf(
    `${HEAD}The **mayor** asks [who moved](https://example.org/a) here.\n\n- One place\n- Another\n\n> [!TIP] Ask\n> Twice.\n`,
  )
  const { text } = readLessonText(BLOCKS)
  const spans = fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 30 }))
    .map(([start, length]): Span => ({ start, end: Math.min(text.length, start + length) }))
  const view = (id: string, span: Span): HighlightView => ({
    ...highlightOf(),
    id,
    place: { kind: 'found', block: '', paragraph: 0, ...span },
  })

  it('gives for selected words their place, and for a place the same words', async () => {
    const page = readPageLesson(await show(BLOCKS), BLOCKS)
    fc.assert(
      fc.property(spans, span => {
        const words = text.slice(span.start, span.end)
        const range = rangeOfSpan(page, span)
        fc.pre(range !== undefined && words.trim() !== '')
        const found = range && spanOfRange(page, range)
        expect(found && text.slice(found.start, found.end)).toBe(words.trim())
      }),
    )
  })

  it('is marked at exactly the words of each highlight, also where they overlap, and is as it was when the marks go', async () => {
    const root = await show(BLOCKS)
    const before = root.innerHTML
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 4 }), found => {
        const highlights = found.map((span, index) => view(`h${index}`, span))
        const page = readPageLesson(root, BLOCKS)
        drawMarks(root, page, highlights, ({ id }) => `Open ${id}`)
        expect(readPageLesson(root, BLOCKS).text.text).toBe(text)
        for (const [index, { start, end }] of found.entries()) {
          const marked = [...root.querySelectorAll(`mark[data-highlight=h${index}]`)].map(mark => mark.textContent).join('')
          expect(marked.replace(/\s/gu, '')).toBe(text.slice(start, end).replace(/\s/gu, ''))
        }
        clearMarks(root)
        expect(root.innerHTML).toBe(before)
      }),
    )
  })

  it('keeps a link inside a highlight, whose button is beside it', async () => {
    const root = await show(BLOCKS)
    const start = text.indexOf('asks who moved')
    drawMarks(root, readPageLesson(root, BLOCKS), [view('one', { start, end: start + 14 })], () => 'Open highlight')
    expect(root.querySelector('a mark')?.textContent).toBe('who moved')
    expect(buttonOf(root, 'one')?.closest('a')).toBeNull()
    expect(buttonOf(root, 'one')?.getAttribute('aria-label')).toBe('Open highlight')
  })
})
