// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/vue'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CourseText } from '#renderer/participant/ui/CourseText.ts'

function renderText(html: string): HTMLElement {
  return render(CourseText, { props: { html, lang: 'en' } }).container.firstElementChild as HTMLElement
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="//evil.test/a.png">',
  '<img src="/files/a/1/media/../../../x.png" onload="alert(1)">',
  '<a href="javascript:alert(1)">go</a>',
  '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<form action="http://evil.test"><button formaction="javascript:alert(1)">x</button></form>',
  '<p style="background:url(http://evil.test)" onclick="alert(1)" id="app">x</p>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><img src=x onerror=alert(1)></template>',
  '<base href="http://evil.test/"><meta http-equiv="refresh" content="0;url=http://evil.test"><link rel=stylesheet href=http://evil.test>',
]
const TAGS = new Set(
  'B BDI BLOCKQUOTE BR CAPTION CODE DD DEL DIV DL DT EM FIGCAPTION FIGURE H2 H3 H4 H5 H6 HR I IMG INS LI OL P PRE S SMALL SPAN STRONG SUB SUP TABLE TBODY TD TH THEAD TR U UL'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(['class', 'lang', 'dir', 'alt', 'colspan', 'rowspan', 'start', 'scope', 'data-gap', 'src'])

/** Elements and attributes that must never reach a phone. */
function findForbidden(root: HTMLElement): readonly string[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    ...(TAGS.has(element.tagName) ? [] : [element.tagName]),
    ...[...element.attributes]
      .filter(({ name, value }) => !ATTRIBUTES.has(name) || (name === 'src' && !value.startsWith('/files/')))
      .map(({ name }) => `${element.tagName}.${name}`),
  ])
}

describe('CourseText', () => {
  it('keeps text elements', () => {
    const html =
      '<h3>Who counts</h3><p>A <strong>register</strong> of <em>movement</em></p><ul><li>one</li><li>two</li></ul><table><tbody><tr><td colspan="2">x</td></tr></tbody></table>'
    expect(renderText(html).innerHTML).toBe(html)
  })

  it('keeps gaps and pictures of courses', () => {
    const root = renderText('<p>They send <span data-gap="money"></span> home.</p><img src="/files/core/1.0.0/media/map.svg" alt="A map">')
    expect([root.querySelector('[data-gap="money"]'), root.querySelector('img')?.getAttribute('src')]).toEqual([
      expect.anything(),
      '/files/core/1.0.0/media/map.svg',
    ])
  })

  it('shows links as text and removes source marks', () => {
    const root = renderText(
      '<p>The <a class="term" href="#term-flow">flow</a> <sup class="source-mark"><a href="#source-3">3</a></sup>.</p>',
    )
    expect(root.innerHTML).toBe('<p>The flow.</p>')
  })

  it.each(HOSTILE)('removes everything dangerous from %s', html => {
    expect(findForbidden(renderText(html))).toEqual([])
  })

  it('outputs only allowed elements and attributes, whatever the input', () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE, '<p>', '</p>', '<table>', '<td>', '<b', '>', '"', '<!--', '-->', '<![CDATA[', '</'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const found = findForbidden(renderText(pieces.join('')))
        cleanup()
        return found.length === 0
      }),
      { numRuns: 200 },
    )
  })
})
