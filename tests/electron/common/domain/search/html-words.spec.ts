import { describe, expect, it } from 'vitest'
import { htmlWords } from '#common/domain/search/html-words.ts'

describe('the words of HTML', () => {
  it('have a line for each paragraph, item and row', () => {
    expect(htmlWords('<h2 id="a">One\n line</h2>\n<p>Two <em>words</em></p><ul><li>Three</li><li><p>Four</p></li></ul>')).toBe(
      'One line\nTwo words\nThree\nFour',
    )
    expect(htmlWords('<table><tr><th>A</th><td>B</td></tr></table>')).toBe('A B')
  })

  it('are without source marks, tags and entities', () => {
    expect(
      htmlWords('<p>Mina&#39;s &lt;town&gt; &amp; &eacute;t&#xE9; <sup class="source-mark"><a href="#source-1">1</a></sup>.</p>'),
    ).toBe("Mina's <town> & &eacute;té.")
  })
})
