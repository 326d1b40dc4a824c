import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { CommandIo } from '#backend/command-io.ts'
import { createCourseFiles } from '#backend/authoring/new-course-template.ts'

/** `new-course DIR`: writes a small complete course to start from. Exit code 0: written, 1: refused or failed, with a message. */
export async function runNewCourse(args: readonly string[], io: CommandIo): Promise<number> {
  const words = messagesFor(io.locale).newCourse
  const refuse = (message: string) => {
    io.stderr(`${message}\n`)
    return 1
  }
  const [target, ...more] = args
  if (target === undefined || more.length > 0 || target.startsWith('-')) return refuse(words.usage)
  const folder = resolve(io.cwd, target)
  const id = basename(folder)
  if (!isCourseId(id)) return refuse(fillMessage(words.badName, { name: id }))
  try {
    if (!(await isFree(folder))) return refuse(fillMessage(words.notEmpty, { folder: target }))
    await writeCourse(folder, createCourseFiles(id))
  } catch (error) {
    return refuse(fillMessage(words.notWritten, { folder: target, reason: error instanceof Error ? error.message : String(error) }))
  }
  io.stdout(`${fillMessage(words.written, { folder: target })}\n`)
  return 0
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    throw error
  }
}

async function writeCourse(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    const file = join(folder, ...path.split('/'))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
  }
}
