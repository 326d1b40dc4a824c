import { describe, expect, it } from 'vitest'
import { listPictureSources, parseRichContent } from '#backend/documents/rich-content.ts'

const read = (html: string) => parseRichContent(html, src => (src === '/a.svg' ? '0.svg' : undefined))
const text = (s: string) => ({ t: 'text', s })

describe('course text for paper', () => {
  it('keeps paragraphs, stress and lists', () => {
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

  it('makes a square of a box to tick', () => {
    expect(read('<ul><li class="task"><span class="task-box">☐</span> Done</li></ul>')).toEqual([
      { t: 'list', ordered: false, items: [[{ t: 'box' }, text(' Done')]] },
    ])
  })

  it('names pictures by their files, and gives the words of one that cannot be had', () => {
    expect(read('<figure><img src="/a.svg" alt="A"></figure><img src="/b.svg" alt="B">')).toEqual([
      { t: 'picture', file: '0.svg', alt: 'A' },
      text('B'),
    ])
    expect(listPictureSources('<p><img src="/a.svg"><img src="/b.svg"></p>')).toEqual(['/a.svg', '/b.svg'])
  })

  it('drops scripts and keeps the words of anything else', () => {
    expect(read('<script>x</script><marquee>y</marquee>')).toEqual([text('y')])
  })
})
