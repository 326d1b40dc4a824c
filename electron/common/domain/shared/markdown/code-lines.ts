import { Marked } from 'marked'
import markedFootnote from 'marked-footnote'
import { plainMarks } from '#common/domain/shared/content/plain-marks.ts'
import { countLines, normaliseText, splitFrontMatter } from '#common/domain/shared/content/source-text.ts'
import { findDeepLine } from './nesting.ts'
import { courseSyntax } from './syntax.ts'
import { walkBlocks } from './walk-tokens.ts'

/** The lines of a file, from 1, that stand in blocks of code: fenced or indented, in quotations and lists too. */
export function findCodeLines(text: string): ReadonlySet<number> {
  const { body, bodyLine } = splitFrontMatter(normaliseText(text))
  const lines = new Set<number>()
  if (findDeepLine(body.split('\n')) !== -1) return lines
  const marked = new Marked(courseSyntax)
  marked.use(markedFootnote())
  try {
    walkBlocks(marked.lexer(plainMarks(body)), bodyLine, {
      block: (token, line) => {
        if (token.type !== 'code') return
        for (let count = countLines(token.raw.trimEnd()); count >= 0; count -= 1) lines.add(line + count)
      },
      inline: () => undefined,
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return lines
}
