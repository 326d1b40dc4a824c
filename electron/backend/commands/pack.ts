import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { packFileName } from '#common/domain/packs/pack-address.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { CommandIo } from '#backend/command-io.ts'
import { checkCourses } from '#backend/courses/check-courses.ts'
import { describeCourse } from '#backend/packs/describe-course.ts'
import { streamPack } from '#backend/packs/stream-pack.ts'
import { writePack } from '#backend/packs/write-pack.ts'
import { formatRefusal } from './format-refusal.ts'

const MEGABYTE = 1024 * 1024

/** `pack DIR [-o FILE]`: packs a course into one file. Exit code 0: written, 1: refused or failed, with a message. */
export async function runPack(args: readonly string[], io: CommandIo): Promise<number> {
  const words = messagesFor(io.locale)
  const options = readOptions(args)
  if (options === undefined) return fail(io, words.pack.usage)
  const folder = resolve(io.cwd, options.folder)
  const described = await describeCourse({ collectionFolder: resolve(folder, '..'), folder }).catch(() => ({ kind: 'no-course' }) as const)
  if (described.kind === 'no-course') return fail(io, fillMessage(words.pack.noCourse, { folder: options.folder }))
  if (described.kind === 'refused') return fail(io, fillMessage(words.pack.refused, { why: formatRefusal(described.refusal, io.locale) }))
  const errors = await countErrors(folder)
  if (errors > 0) return fail(io, fillMessage(words.pack.hasErrors, { count: String(errors), folder: options.folder }))
  const { manifest, leftOut } = described
  const file = options.file ?? packFileName(manifest.course, manifest.version)
  try {
    const bytes = await writePack(resolve(io.cwd, file), streamPack(described))
    for (const path of leftOut) io.stdout(`${fillMessage(words.pack.leftOut, { path })}\n`)
    const size = (bytes / MEGABYTE).toFixed(1)
    io.stdout(
      `${fillMessage(words.pack.written, { course: manifest.course, version: manifest.version, file, size, languages: manifest.languages.join(', ') })}\n`,
    )
    return 0
  } catch (error) {
    return fail(io, fillMessage(words.pack.notWritten, { file, because: error instanceof Error ? error.message : String(error) }))
  }
}

function readOptions(args: readonly string[]): { readonly folder: string; readonly file: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { output: { type: 'string', short: 'o' } },
      allowPositionals: true,
    })
    const [folder, ...more] = positionals
    return folder === undefined || more.length > 0 ? undefined : { folder, file: values.output }
  } catch {
    return undefined
  }
}

async function countErrors(folder: string): Promise<number> {
  const check = await checkCourses(folder)
  return (check?.problems.filter(problem => problem.severity === 'error').length ?? 0) + (check?.unreadable.length ?? 0)
}

function fail(io: CommandIo, text: string): number {
  io.stderr(`${text}\n`)
  return 1
}
