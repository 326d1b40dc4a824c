import { describe, expect, it } from 'vitest'
import { listPictureSources, parseRichContent } from '#backend/documents/rich-content.ts'

const read = (html: string) => parseRichContent(html, src => (src === '/a.svg' ? '0.svg' : undefined))
const text = (s: string) => ({ t: 'text', s })

describe('course text for documents', () => {
  it('keeps paragraphs, emphasis and lists', () => {
    expect(read('<p>One <strong>two</strong>\n three</p>\n<ol><li>a</li><li>b</li></ol>')).toEqual([
      { t: 'paragraph', c: [text('One '), { t: 'strong', c: [text('two')] }, text(' three')] },
      { t: 'list', ordered: true, items: [[text('a')], [text('b')]] },
    ])
  })

  it('keeps a table with its empty cells, out of whatever it is wrapped in', () => {
    expect(
      read('<div><table><thead><tr><th>Who</th><th></th></tr></thead><tbody><tr><td>We</td><td></td></tr></tbody></table></div>'),
    ).toEqual([{ t: 'table', head: [[text('Who')], []], rows: [[[text('We')], []]] }])
  })

  it('keeps the words of highlights and the places of notes by their names, and no way back from a footnote', () => {
    expect(
      read(
        '<p>One <mark data-highlight="0">two</mark></p><aside data-note="0"></aside><p><a href="#f" role="doc-backlink">↩</a> three</p>',
      ),
    ).toEqual([
      { t: 'paragraph', c: [text('One '), { t: 'mark', name: '0', c: [text('two')] }] },
      { t: 'note', name: '0' },
      { t: 'paragraph', c: [text(' three')] },
    ])
  })

  it('converts a task box', () => {
    expect(read('<ul><li class="task"><span class="task-box">☐</span> Done</li></ul>')).toEqual([
      { t: 'list', ordered: false, items: [[{ t: 'box' }, text(' Done')]] },
    ])
  })

  it('refers to pictures by file name, and shows the alternative text of a missing one', () => {
    expect(read('<figure><img src="/a.svg" alt="A"></figure><img src="/b.svg" alt="B">')).toEqual([
      { t: 'picture', file: '0.svg', alt: 'A' },
      text('B'),
    ])
    expect(listPictureSources('<p><img src="/a.svg"><img src="/b.svg"></p>')).toEqual(['/a.svg', '/b.svg'])
  })

  it('removes scripts and keeps the text of unknown elements', () => {
    expect(read('<script>x</script><marquee>y</marquee>')).toEqual([text('y')])
  })
})
