import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { runCheck } from '#backend/commands/check.ts'
import { runGift } from '#backend/commands/gift.ts'
import { runNewCourse } from '#backend/commands/new-course.ts'
import { LOSS_REASONS } from '#common/domain/quizzes/gift/written-question.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'

let folder: string

beforeEach(async () => {
  folder = await temporaryFolder()
  await run(runNewCourse, ['courses/town'])
})

async function run(command: typeof runGift, args: readonly string[], locale: Locale = 'en') {
  const said = { out: '', err: '' }
  const code = await command(args, {
    cwd: folder,
    locale,
    stdout: text => void (said.out += text),
    stderr: text => void (said.err += text),
  })
  return { code, ...said }
}

describe('gift export', () => {
  it('writes the bank of a course, and lists what Moodle will not see', async () => {
    const result = await run(runGift, ['export', 'courses/town', '-o', 'town.gift'])
    expect(result).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('A number: Moodle does not read the unit % from GIFT. Write it in the question.\n'),
    })
    expect(result.out).toContain('Questions exported to town.gift: 5\n')
    expect(await readFile(join(folder, 'town.gift'), 'utf8')).toContain('::True or false::')
  })

  it('names the file after course and language by default, and refuses a language without a bank', async () => {
    expect((await run(runGift, ['export', 'courses/town'])).out).toContain('town-en.gift')
    expect(await run(runGift, ['export', 'courses/town', '--lang', 'fr'])).toMatchObject({
      code: 1,
      err: expect.stringContaining(join('courses/town', 'fr', 'quiz.md')),
    })
  })
})

describe('gift import', () => {
  it('restores the questions of a course into a bank that passes check', async () => {
    await run(runGift, ['export', 'courses/town', '-o', 'town.gift'])
    const before = await readFile(join(folder, 'courses/town/en/quiz.md'), 'utf8')
    await rm(join(folder, 'courses/town/en/quiz.md'))
    expect(await run(runGift, ['import', 'town.gift', '-o', 'courses/town/en/quiz.md'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('Questions imported into courses/town/en/quiz.md: 5'),
    })
    expect(await run(runCheck, ['courses/town'])).toEqual({ code: 0, out: '', err: '' })
    const ids = (text: string): readonly string[] => [...text.matchAll(/\{#([\w-]+)/g)].map(match => match[1] ?? '')
    expect(ids(await readFile(join(folder, 'courses/town/en/quiz.md'), 'utf8'))).toEqual(ids(before))
  })

  it('keeps tags that are competencies of the course, and reports the others', async () => {
    await writeFile(join(folder, 'courses/competencies.yaml'), '- id: count\n  title: { en: Count }\n')
    await writeFile(join(folder, 'in.gift'), '// [tag:count] [tag:hard]\n::One::Who?{=a ~b}\n')
    const { out } = await run(runGift, ['import', 'in.gift', '-o', 'courses/town/en/new.md', '--title', 'My bank'])
    expect(out).toContain('One: The tag hard is not a competency here.')
    const written = await readFile(join(folder, 'courses/town/en/new.md'), 'utf8')
    expect(written).toContain('title: "My bank"')
    expect(written).toContain('## One {#one kind=single competency=count}')
  })

  it('overwrites nothing', async () => {
    await writeFile(join(folder, 'in.gift'), 'Who?{=a ~b}\n')
    expect(await run(runGift, ['import', 'in.gift', '-o', 'courses/town/en/quiz.md'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('already exists'),
    })
  })

  it('refuses a file in an old encoding whole, and says what to do', async () => {
    await writeFile(join(folder, 'in.gift'), Buffer.from('::Été::Où va l’élève ? {=À l’école ~Ailleurs}\n', 'latin1'))
    expect(await run(runGift, ['import', 'in.gift', '-o', 'q.md', '--lang', 'fr'], 'fr')).toEqual({
      code: 1,
      out: '',
      err: 'in.gift n’est pas en UTF-8. Ouvrez-le dans un éditeur de texte, enregistrez-le en UTF-8 et réessayez.\n',
    })
    await expect(readFile(join(folder, 'q.md'))).rejects.toThrow('ENOENT')
  })

  it('reads UTF-16 with a byte order mark', async () => {
    await writeFile(join(folder, 'in.gift'), Buffer.from('\uFEFF::Été::Où va l’élève ? {=À l’école ~Ailleurs}\n', 'utf16le'))
    expect(await run(runGift, ['import', 'in.gift', '-o', 'q.md', '--lang', 'fr'])).toMatchObject({ code: 0 })
    expect(await readFile(join(folder, 'q.md'), 'utf8')).toContain('- [x] À l’école {#a-l-ecole}')
  })

  it('lists losses in the language of the user, and writes no empty bank', async () => {
    await writeFile(join(folder, 'in.gift'), '::Paires::Reliez.{=a -> b =c -> B}\n')
    expect(await run(runGift, ['import', 'in.gift', '-o', 'q.md'], 'fr')).toEqual({
      code: 1,
      out: 'Paires (ignorée)\u00a0: Deux de ses paires ont la même réponse. Ici, chaque élément a la sienne.\n',
      err: 'Aucune question n’a pu être convertie. Rien n’a été enregistré.\n',
    })
  })

  it('uses the words for true and false of the bank’s language', async () => {
    await writeFile(join(folder, 'in.gift'), 'Ainsi ?{T}\n')
    await run(runGift, ['import', 'in.gift', '-o', 'q.md', '--lang', 'fr'])
    expect(await readFile(join(folder, 'q.md'), 'utf8')).toContain('- [x] Vrai {#true}\n- [ ] Faux {#false}')
  })
})

it.each([
  [[]],
  [['export']],
  [['import', 'a.gift']],
  [['other', 'a']],
  [['import', 'a', '-o', 'b', '--lang', 'de']],
  [['import', 'nowhere.gift', '-o', 'q.md']],
])('gift refuses %j in words', async args => {
  expect(await run(runGift, args)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/\S/) })
})

it.each(LOCALES)('all messages about losses exist in %s', locale => {
  expect(Object.keys(messagesFor(locale).gift.reasons).sort()).toEqual([...LOSS_REASONS].sort())
})
