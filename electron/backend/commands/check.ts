import { join, relative, resolve } from 'node:path'
import type { FileProblem } from '#common/domain/courses/check/check-course.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { problemMessage } from '#common/i18n/problem-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { Messages } from '#common/i18n/messages.ts'
import type { CommandIo } from '#backend/command-io.ts'
import { checkFolder } from '#backend/courses/check-folder.ts'
import { reportLines } from './report-lines.ts'

/**
 * `check [--report] [DIR]`: prints every problem of the courses, one a line; with `--report` also the figures of each lesson and bank in
 * English, which refuse nothing. 0: no error, 1: errors, or no course.
 */
export async function runCheck(args: readonly string[], io: CommandIo): Promise<number> {
  const words = messagesFor(io.locale)
  const [wanted = 'courses', ...more] = args.filter(arg => arg !== REPORT)
  if (more.length > 0 || wanted.startsWith('-')) {
    io.stderr(`${words.check.usage}\n`)
    return wanted === '--help' && more.length === 0 ? 0 : 1
  }
  const folder = resolve(io.cwd, wanted)
  const found = await checkFolder(folder)
  if (found === undefined) {
    io.stderr(`${fillMessage(words.check.noCourse, { folder: wanted })}\n`)
    return 1
  }
  const shown = (path: string) => shownPath(folder, path, io.cwd)
  for (const { path, reason } of found.unreadable) io.stdout(`${shown(path)}:1:1: ${fillMessage(words.check.unreadable, { reason })}\n`)
  for (const problem of found.problems)
    io.stdout(`${shown(problem.path)}:${problem.line}:${problem.column}: ${messageOf(problem, words)}\n`)
  if (args.includes(REPORT)) for (const line of reportLines(found.courses, words)) io.stdout(`${line}\n`)
  const failed = found.unreadable.length > 0 || found.problems.some(problem => problem.severity === 'error')
  return failed ? 1 : 0
}

const REPORT = '--report'

/** As the person who typed the command would write it. */
function shownPath(folder: string, path: string, cwd: string): string {
  const full = join(folder, ...path.split('/'))
  const near = relative(cwd, full)
  return near.startsWith('..') ? full : near
}

function messageOf(problem: FileProblem, words: Messages): string {
  const message = problemMessage(problem, words)
  return problem.severity === 'warning' ? fillMessage(words.check.warning, { message }) : message
}
