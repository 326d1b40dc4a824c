import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { parseGlossary } from '#common/domain/courses/parse-glossary.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map([['02-next.md', 'next']]) }
const { window } = new JSDOM()

const ELEMENTS = [
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'code',
  'hr',
  'br',
  'em',
  'strong',
  'del',
  'a',
  'img',
  'figure',
  'figcaption',
  'div',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'sup',
  'span',
  'section',
]
const ATTRIBUTES = ['id', 'class', 'href', 'rel', 'title', 'src', 'alt', 'tabindex', 'scope', 'align', 'start', 'role', 'data-gap']

/** Parts of an HTML string that could do harm in a page. */
function harmIn(html: string): readonly string[] {
  const page = window.document.createElement('div')
  page.innerHTML = html
  return [...page.querySelectorAll('*')].flatMap(element => {
    const tag = element.tagName.toLowerCase()
    const attributes = [...element.attributes].flatMap(({ name, value }) =>
      isHarmless(name, value ?? '') ? [] : [`${tag} ${name}=${value}`],
    )
    return [...(ELEMENTS.includes(tag) ? [] : [tag]), ...attributes]
  })
}

function isHarmless(name: string, value: string): boolean {
  if (name === 'href') return /^(https?:\/\/|mailto:|#)/i.test(value)
  if (name === 'src') return /^\/files\/core\/1\.0\.0\/media\/[^/]/.test(value) && !value.includes('..')
  return ATTRIBUTES.includes(name)
}

/** Every string of a value, however deep: HTML can hide in any of them. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inside]) => (/html$/i.test(key) || typeof inside === 'object' ? stringsIn(inside) : []))
    : []
}

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js>',
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror=alert(1)//',
  '<svg/onload=alert(1)>',
  '<iframe src="https://evil.example"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](javascript&#58;alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](java\u0000script:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  '[x](\\\\evil.example)',
  '[x](https://a.example/" onclick="alert(1))',
  '[x](https://a.example "t\\" onclick=\\"alert(1)")',
  '<javascript:alert(1)>',
  '<https://a.example/"onclick="x>',
  '![x](https://evil.example/x.png)',
  '![x](//evil.example/x.png)',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x](../media/../../secret.svg)',
  '![x](..%2Fmedia%2F..%2Fsecret.svg)',
  '![x](../media/%2e%2e/secret.svg)',
  '![x" onerror="alert(1)](../media/a.svg)',
  '![x](../media/a.svg "t\\" onerror=\\"alert(1)")',
  '![x](../media/a".svg)',
  '[x]: javascript:alert(1)\n\n[x]',
  '[^"><script>alert(1)</script>]: note\n\nsee[^"><script>alert(1)</script>]',
  'see[^a" onmouseover="x]\n\n[^a" onmouseover="x]: note',
  '[@1"><img src=x>]',
  '[a|b]{#x" onclick="y}',
  '## <img src=x onerror=alert(1)>',
  '# " onclick="x {#"onclick="x}',
  '``` "><script>\ncode\n```',
  '`<script>`',
  '<kbd>\n<img src=x onerror=alert(1)//',
  'a <kbd> b <img src=x onerror=alert(1)// c',
  'a <script> <img src=x onerror=alert(1)// c',
  '<pre><img src=x onerror=alert(1)// ',
  '<!--><script>alert(1)</script>-->',
  '<!-- --> <script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php <script> ?>',
  '<math><mtext><style><img src=x onerror=alert(1)></style>',
  '<style>@import "//evil.example"</style>',
  '<form action="//evil.example"><button>x</button></form>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\\<script>alert(1)\\</script>',
  '| <script> | a |\n|---|---|\n| <img src=x onerror=alert(1)> | ![x](//evil.example/x.png) |',
]

const piece = fc.oneof(
  fc.constantFrom(...attacks),
  fc.constantFrom(
    'words',
    '**',
    '*',
    '`',
    '~~',
    '[',
    '](',
    ')',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '- [x] ',
    '> [!NOTE] ',
    '> [!CASE] x {#y}\n> ',
    '{#a-b}',
    '|',
    '<',
    '>',
    '"',
    '&',
    '\\',
    '    ',
    '<kbd>',
    '<script>',
  ),
  fc.string({ maxLength: 5 }),
)
const hostile = fc.array(piece, { minLength: 1, maxLength: 8 }).map(pieces => pieces.join(''))
const placed = fc
  .tuple(hostile, fc.constantFrom('', '> ', '- ', '> [!NOTE] x\n> ', '> [!ACTIVITY] x {#x}\n> '))
  .map(([text, prefix]) => (prefix === '' ? text : `${prefix}${text.replaceAll('\n', prefix === '- ' ? '\n  ' : '\n> ')}`))

const LESSON_HEAD = '---\nid: a\ntitle: A\nminutes: 1\nobjectives: [x]\n---\n\n'
const PAGE_HEAD = '---\ntitle: A\n---\n\n'

function renderAll(text: string): readonly string[] {
  const question = `## Which? {#which kind=single}\n\n${text}\n\n- [x] ${text.replaceAll('\n', ' ')} {#one}\n  > ${text.replaceAll('\n', ' ')}\n- [ ] b {#two}\n\n> [!EXPLANATION]\n> ${text.replaceAll('\n', '\n> ')}\n`
  return [
    ...stringsIn(parseLesson(LESSON_HEAD + text, CONTEXT).lesson?.blocks),
    ...stringsIn(parseQuiz(PAGE_HEAD + question, CONTEXT).questions),
    ...stringsIn(parseGlossary(`${PAGE_HEAD}## Term {#term}\n\n${text}`, CONTEXT).terms),
  ]
}

describe('hostile content', () => {
  it.each(attacks)('is removed: %s', attack => {
    const html = renderAll(attack)
    expect(html.length).toBeGreaterThan(0)
    expect(html.flatMap(harmIn)).toEqual([])
  })

  it('is removed in any combination', () => {
    fc.assert(
      fc.property(placed, text => {
        expect(renderAll(text).flatMap(harmIn)).toEqual([])
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it('is reported with its place', () => {
    const { problems } = parseLesson(`${LESSON_HEAD}a <b>bold</b>\n\n[x](javascript:alert(1)) ![x](https://evil.example/x.png)\n`, CONTEXT)
    expect(problems.map(({ code, line, column }) => `${line}:${column} ${code}`)).toEqual([
      '8:3 html-refused',
      '10:1 link-scheme',
      '10:26 image-remote',
    ])
  })

  it('is detected by the helper of this spec', () => {
    expect(harmIn('<p onclick="x">a</p><script>1</script><a href="javascript:x">x</a><img src="//evil.example">')).toHaveLength(4)
  })
})
