import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'

export const CONTEXT = { courseId: 'small', version: '1.0.0', lessonIds: new Map<string, string>() }
export const GUIDE = readFileSync(fileURLToPath(new URL('../../../../fixtures/shelf/small/en/workshop.md', import.meta.url)), 'utf8')

/** Parses the guide of the small fixture course, with `from` replaced by `to`. */
export function parse(from: string | RegExp = '', to = '') {
  const text = GUIDE.replace(from, to)
  if (from !== '' && text === GUIDE) throw new Error(`Nothing to replace: ${String(from)}`)
  return parseGuide(text, CONTEXT)
}

/** Its problems, with the start of their line instead of its number: a change above moves lines. */
export function listProblems(from: string | RegExp, to = ''): readonly string[] {
  const lines = GUIDE.replace(from, to).split('\n')
  return parse(from, to).problems.map(({ line, column, code }) => `${lines[line - 1]?.slice(0, 30)}:${column} ${code}`)
}
