import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCheck } from '#backend/commands/check.ts'
import { runNewCourse } from '#backend/commands/new-course.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'

let folder: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'check-')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function run(command: typeof runCheck, args: readonly string[], locale: Locale = 'en', cwd = folder) {
  const said = { out: '', err: '' }
  const code = await command(args, { cwd, locale, stdout: text => void (said.out += text), stderr: text => void (said.err += text) })
  return { code, ...said }
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(folder, path), change(await readFile(join(folder, path), 'utf8')))
}

describe('new-course', () => {
  it('writes a course that passes check', async () => {
    const written = await run(runNewCourse, ['courses/my-course'])
    expect(written).toMatchObject({ code: 0, err: '', out: expect.stringContaining('courses/my-course') })
    expect(await run(runCheck, [])).toEqual({ code: 0, out: '', err: '' })
    expect(await run(runCheck, ['courses/my-course'])).toEqual({ code: 0, out: '', err: '' })
  })

  it('accepts an empty folder, and refuses one with files without changing it', async () => {
    await mkdir(join(folder, 'mine'))
    expect((await run(runNewCourse, ['mine'])).code).toBe(0)
    await edit('mine/course.yaml', text => `${text}# mine\n`)
    expect(await run(runNewCourse, ['mine'])).toEqual({
      code: 1,
      out: '',
      err: 'mine is not empty. Nothing was written. Choose another folder.\n',
    })
    expect(await run(runNewCourse, ['mine'], 'fr')).toMatchObject({ code: 1, err: expect.stringContaining('n’est pas vide') })
    expect(await readFile(join(folder, 'mine/course.yaml'), 'utf8')).toContain('# mine')
  })

  it.each([[[]], [['a', 'b']], [['--help']], [['Bad Name']], [['a_b']]])('refuses %j with a message', async args => {
    expect(await run(runNewCourse, args)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/\S/) })
  })

  it('says why a folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '')
    expect(await run(runNewCourse, ['file/course'])).toMatchObject({ code: 1, err: expect.stringContaining('ENOTDIR') })
  })
})

const SHIPPED = fileURLToPath(new URL('../../../../courses', import.meta.url))

describe('check --report', () => {
  it('reports every shipped lesson and bank, none of them out of range', async () => {
    const { code, out, err } = await run(runCheck, ['--report', SHIPPED])
    const rows = out.split('\n').filter(line => /\.md /.test(line))
    expect({
      code,
      err,
      lessons: rows.filter(row => !row.includes('quiz.md')).length,
      banks: rows.filter(row => row.includes('quiz.md')).length,
    }).toEqual({ code: 0, err: '', lessons: 34, banks: 6 })
    expect(rows.filter(row => row.includes('*'))).toEqual([])
  })

  it('marks figures out of range without failing', async () => {
    await run(runNewCourse, ['courses/my-course'])
    const { code, out } = await run(runCheck, ['--report'])
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/my-course\/en\/01-\S+ +\d+ \*/) })
  })
})

describe('check', () => {
  beforeEach(() => run(runNewCourse, ['courses/my-course']))

  it('prints path:line:column: message, and exits with 1 on an error', async () => {
    await edit('courses/my-course/en/quiz.md', text => text.replace('#that-one', '#this-one'))
    expect(await run(runCheck, [])).toEqual({
      code: 1,
      err: '',
      out: `${join('courses', 'my-course', 'en', 'quiz.md')}:11:17: “this-one” is used here a second time.\n`,
    })
  })

  it('exits with 0 when there are only warnings', async () => {
    await edit('courses/my-course/en/quiz.md', text => text.replace('  > Correct.\n- [ ] That', '- [ ] That'))
    expect(await run(runCheck, ['courses/my-course'])).toEqual({
      code: 0,
      err: '',
      out: `${join('courses', 'my-course', 'en', 'quiz.md')}:9:1: warning: The line “this-one” has no feedback. Add a quotation (>) under it.\n`,
    })
  })

  it('uses the language of the command line, also for value formats', async () => {
    await edit('courses/my-course/course.yaml', text => text.replace('passMark: 70', 'passMark: 700'))
    expect((await run(runCheck, [], 'fr')).out).toContain(':10:11: «\u00a0passMark\u00a0» doit être un nombre entier de 1 à 100.')
    expect((await run(runCheck, [], 'ar')).out).toContain(messagesFor('ar').check.forms.percent)
  })

  it('also checks the shared files when given the folder of courses', async () => {
    await writeFile(join(folder, 'courses/sources.yaml'), '- id: one\n  title: A\n')
    expect((await run(runCheck, [])).out).toMatch(/^courses.sources\.yaml:1:7: /)
    expect((await run(runCheck, ['courses/my-course'])).code).toBe(0)
  })

  it('looks up sources, competencies and prerequisites next to the course', async () => {
    await edit('courses/my-course/en/01-first-lesson.md', text => text.replace('Start with', 'Begin [@44] with'))
    await edit('courses/my-course/course.yaml', text =>
      text.replace('competencies: []', 'competencies: [read]').replace('prerequisites: []', 'prerequisites: [first]'),
    )
    expect((await run(runCheck, [])).out.trim().split('\n')).toHaveLength(3)
    await writeFile(join(folder, 'courses/sources.yaml'), '- id: 44\n  title: A\n')
    await writeFile(join(folder, 'courses/competencies.yaml'), '- id: read\n  title: { en: Read }\n')
    await run(runNewCourse, ['courses/first'])
    // Two courses of one template ask the same: only that is told.
    const { code, out } = await run(runCheck, [])
    expect({ code, other: out.split('\n').filter(line => line !== '' && !line.includes('“first”')) }).toEqual({ code: 0, other: [] })
    expect(await run(runCheck, ['my-course'], 'en', join(folder, 'courses'))).toEqual({ code: 0, out: '', err: '' })
  })

  it('reports a file that is not UTF-8 and continues', async () => {
    await writeFile(join(folder, 'courses/my-course/en/quiz.md'), Buffer.from([0x2d, 0xff, 0xfe]))
    await edit('courses/my-course/en/glossary.md', text => text.replace('title', 'titel'))
    const { code, out } = await run(runCheck, [])
    expect(code).toBe(1)
    expect(out).toMatch(/quiz\.md:1:1: This file is not saved as UTF-8/)
    expect(out).toMatch(/glossary\.md:2:1: warning: “titel” is not used here and is ignored\. Used: title\./)
  })

  it('reads files with CRLF and a byte order mark', async () => {
    for (const name of ['course.yaml', 'en/01-first-lesson.md', 'en/quiz.md', 'en/glossary.md'])
      await edit(`courses/my-course/${name}`, text => `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    expect(await run(runCheck, [])).toEqual({ code: 0, out: '', err: '' })
  })

  it('says when there is no course, and shows its usage', async () => {
    expect(await run(runCheck, ['none'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('none') })
    expect(await run(runCheck, ['a', 'b'])).toMatchObject({ code: 1, err: expect.stringContaining('jmdi check [--report] [DIR]') })
    expect((await run(runCheck, ['--help'])).code).toBe(0)
  })

  it('finds no error and no warning in the courses of the project', async () => {
    const root = fileURLToPath(new URL('../../../..', import.meta.url))
    expect(await run(runCheck, ['courses'], 'en', root)).toEqual({ code: 0, out: '', err: '' })
  })
})
