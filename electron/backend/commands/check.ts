import { join, relative, resolve } from 'node:path'
import type { FileProblem } from '#common/domain/courses/check/file-problem.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { problemMessage, unreadableMessage } from '#common/i18n/problem-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { Messages } from '#common/i18n/messages.ts'
import type { CommandIo } from './command-io.ts'
import { checkCourses } from '#backend/courses/check-courses.ts'
import { formatReport } from './format-report.ts'

/**
 * `check [--report] [DIR]`: prints every problem of the courses, one per line; with `--report` also figures of each English lesson and
 * question bank, which never cause a failure. Exit code 0: no errors, 1: errors or no course.
 */
export async function runCheck(args: readonly string[], io: CommandIo): Promise<number> {
  const words = messagesFor(io.locale)
  const [target = 'courses', ...more] = args.filter(arg => arg !== REPORT)
  if (more.length > 0 || target.startsWith('-')) {
    io.stderr(`${words.check.usage}\n`)
    return target === '--help' && more.length === 0 ? 0 : 1
  }
  const folder = resolve(io.cwd, target)
  const found = await checkCourses(folder)
  if (found === undefined) {
    io.stderr(`${fillMessage(words.check.noCourse, { folder: target })}\n`)
    return 1
  }
  const display = (path: string) => toDisplayPath(folder, path, io.cwd)
  for (const { path, reason } of found.unreadable) io.stdout(`${display(path)}:1:1: ${unreadableMessage(reason, words)}\n`)
  for (const problem of found.problems)
    io.stdout(`${display(problem.path)}:${problem.line}:${problem.column}: ${formatProblem(problem, words)}\n`)
  if (args.includes(REPORT)) for (const line of formatReport(found.courses, words)) io.stdout(`${line}\n`)
  const failed = found.unreadable.length > 0 || found.problems.some(problem => problem.severity === 'error')
  return failed ? 1 : 0
}

const REPORT = '--report'

/** Relative to the current folder where possible. */
function toDisplayPath(folder: string, path: string, cwd: string): string {
  const full = join(folder, ...path.split('/'))
  const relativePath = relative(cwd, full)
  return relativePath.startsWith('..') ? full : relativePath
}

function formatProblem(problem: FileProblem, words: Messages): string {
  const message = problemMessage(problem, words)
  return problem.severity === 'warning' ? fillMessage(words.check.warning, { message }) : message
}
