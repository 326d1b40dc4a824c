import type { TextFormat } from 'gift-pegjs'
import { removeImages, removeInternalLinks } from './gift-text.ts'
import { escapeMarkdown } from './write-quiz.ts'
import type { ReportLoss } from './written-question.ts'

/** Converts GIFT texts of any format to Markdown. */
export interface ReadText {
  readonly markdown: (text: TextFormat) => string
  /** The same, preserving leading and trailing spaces. */
  readonly markdownInside: (text: TextFormat) => string
  /** What a learner types: plain. */
  readonly typed: (text: TextFormat) => string
}

const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i
const TABLE = /<table[\s>]/i

/** @param htmlToMarkdown does no more than its name says; pictures and links are looked at here */
export function readGiftText(htmlToMarkdown: (html: string) => string, reportLoss: ReportLoss): ReadText {
  function convert({ format, text }: TextFormat): string {
    if (TABLE.test(text)) reportLoss('table')
    // Moodle's own format is plain text in which some write HTML.
    if (format === 'html' || (format === 'moodle' && TAG.test(text))) return cleanMarkdown(htmlToMarkdown(text), reportLoss)
    if (format === 'markdown') return cleanMarkdown(removeTags(text, reportLoss), reportLoss)
    return escapeMarkdown(text)
  }

  function markdownInside(input: TextFormat): string {
    const [, left = '', inner = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(input.text) ?? []
    return inner === '' ? input.text : left + convert({ ...input, text: inner }).trim() + right
  }

  return {
    markdown: text => convert(text).trim(),
    markdownInside,
    typed: ({ format, text }) => (format === 'html' ? decodeEntities(removeTags(text, reportLoss)) : text).trim(),
  }
}

function decodeEntities(text: string): string {
  const signs: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' }
  return text.replace(/&(nbsp|lt|gt|quot|amp);/g, (_, name: string) => signs[name] ?? '')
}

/** Removes HTML tags except inside code. */
function removeTags(markdown: string, reportLoss: ReportLoss): string {
  const without = (tag: string): string => {
    reportLoss('html', tag)
    return ''
  }
  return markdown
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(new RegExp(TAG, 'gi'), without)))
    .join('')
}

/** Escapes course syntax; headings, which would split the bank, become bold text. */
function cleanMarkdown(markdown: string, reportLoss: ReportLoss): string {
  return removeInternalLinks(removeImages(markdown, reportLoss), reportLoss)
    .replace(/^#{1,2}[ \t]+(.+?)[ \t]*#*$/gm, '**$1**')
    .replace(/^(.+)\n(?:=+|-+)[ \t]*$/gm, '**$1**')
    .replace(/(?<!\\)\[(?=[@^])/g, '\\[')
    .replace(/(?<!\\)\]\{(?=#)/g, ']\\{')
    .replace(/^(\s*(?:[-*+]|\d+[.)])\s+)\[(?=[ xX]\])/gm, '$1\\[')
    .replace(/^(\s*>\s*)(\[![^\]`\n]*\])/gm, '$1`$2`')
    .replace(/^(\s*>\s*)\[!/gm, '$1\\[!')
}
