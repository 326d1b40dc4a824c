import type { TextFormat } from 'gift-pegjs'
import { withoutPictures, withoutStrangeLinks } from './gift-text.ts'
import { escapeMarkdown } from './write-quiz.ts'
import type { TellLoss } from './written-question.ts'

/** Texts of GIFT in our Markdown, whatever they are written in. */
export interface ReadText {
  readonly markdown: (text: TextFormat) => string
  /** The same with the spaces at its ends. */
  readonly markdownInside: (text: TextFormat) => string
  /** What a learner types: plain. */
  readonly typed: (text: TextFormat) => string
}

const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i
const TABLE = /<table[\s>]/i

/** @param htmlToMarkdown does no more than its name says; pictures and links are looked at here */
export function readGiftText(htmlToMarkdown: (html: string) => string, tell: TellLoss): ReadText {
  function convert({ format, text }: TextFormat): string {
    if (TABLE.test(text)) tell('table')
    // Moodle's own format is plain text in which some write HTML.
    if (format === 'html' || (format === 'moodle' && TAG.test(text))) return cleaned(htmlToMarkdown(text), tell)
    if (format === 'markdown') return cleaned(withoutTags(text, tell), tell)
    return escapeMarkdown(text)
  }

  function markdownInside(given: TextFormat): string {
    const [, left = '', inner = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(given.text) ?? []
    return inner === '' ? given.text : left + convert({ ...given, text: inner }).trim() + right
  }

  return {
    markdown: text => convert(text).trim(),
    markdownInside,
    typed: ({ format, text }) =>
      (format === 'html' || TAG.test(text) ? text.replace(new RegExp(TAG, 'gi'), '').replace(/&nbsp;/g, ' ') : text).trim(),
  }
}

/** Code keeps what looks like a tag. */
function withoutTags(markdown: string, tell: TellLoss): string {
  const without = (tag: string): string => {
    tell('html', tag)
    return ''
  }
  return markdown
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(new RegExp(TAG, 'gi'), without)))
    .join('')
}

/** What our question banks read as something else stands behind a backslash; headings, which part the bank, become strong words. */
function cleaned(markdown: string, tell: TellLoss): string {
  return withoutStrangeLinks(withoutPictures(markdown, tell), tell)
    .replace(/^#{1,2}[ \t]+(.+?)[ \t]*#*$/gm, '**$1**')
    .replace(/^(.+)\n(?:=+|-+)[ \t]*$/gm, '**$1**')
    .replace(/(?<!\\)\[(?=[@^])/g, '\\[')
    .replace(/(?<!\\)\]\{(?=#)/g, ']\\{')
    .replace(/^(\s*(?:[-*+]|\d+[.)])\s+)\[(?=[ xX]\])/gm, '$1\\[')
    .replace(/^(\s*>\s*)\[!/gm, '$1\\[!')
}
