import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openFileSteps } from '#backend/authoring/file-steps.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { caseInsensitiveDisk } from '#tests/support/disks/case-insensitive-disk.ts'

const lesson = (id: string, body: string): string => `---\nid: ${id}\ntitle: ${id}\nminutes: 5\nobjectives: [x]\n---\n\n${body}\n`
const START = {
  'course.yaml': 'id: desk\nversion: 1.0.0\n',
  'en/01-first.md': lesson('first', 'Then [the second](02-second.md).'),
  'en/02-second.md': lesson('second', 'Back to [the first](01-first.md).'),
  'fr/02-second.md': lesson('second', 'Retour à [la première](01-first.md).'),
}
let folder: string

async function write(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** Every file, hidden ones too. */
async function readAll(): Promise<Record<string, string>> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const files = entries.map(entry => join(entry.parentPath, entry.name)).toSorted()
  return Object.fromEntries(
    await Promise.all(files.map(async file => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const)),
  )
}

beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), 'steps-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  folder = join(home, 'desk')
  await write(START)
})

describe.each([
  ['that tells capitals apart', nodeFileSystem],
  ['that does not', caseInsensitiveDisk],
])('a lesson renamed by capitals or the form of its accents, on a disk %s', (_, fileSystem) => {
  it.each([
    ['second', 'Second'],
    ['e\u0301tape', '\u00e9tape'],
  ])('keeps its text, gets the new name, and is undone: %s to %s', async (before, after) => {
    if (before !== 'second') {
      await rm(folder, { recursive: true })
      await write(
        Object.fromEntries(Object.entries(START).map(([path, text]) => [path, text].map(one => one.replace('02-second', `02-${before}`)))),
      )
    }
    const start = await readAll()
    const steps = openFileSteps(fileSystem)
    expect(await steps.rename(folder, `en/02-${before}.md`, after)).toEqual({ kind: 'changed', path: `en/02-${after}.md` })
    expect(await readAll()).toEqual({
      'course.yaml': START['course.yaml'],
      'en/01-first.md': lesson('first', `Then [the second](02-${after}.md).`),
      [`en/02-${after}.md`]: START['en/02-second.md'],
      [`fr/02-${after}.md`]: START['fr/02-second.md'],
    })
    expect(await steps.undo(folder, (await steps.last(folder))?.id ?? '')).toMatchObject({ kind: 'undone' })
    expect(await readAll()).toEqual(start)
  })

  it('and lessons of one name in other capitals change their places', async () => {
    await rm(folder, { recursive: true })
    await write({ 'course.yaml': 'id: desk\n', 'en/01-Talk.md': lesson('a', 'A'), 'en/02-talk.md': lesson('b', 'B') })
    expect(await openFileSteps(fileSystem).move(folder, 'en/01-Talk.md', 1)).toMatchObject({ kind: 'changed' })
    expect(await readAll()).toEqual({ 'course.yaml': 'id: desk\n', 'en/01-talk.md': lesson('b', 'B'), 'en/02-Talk.md': lesson('a', 'A') })
  })
})

/** A disk on which files held by another program cannot be replaced, renamed or deleted. */
function holding(held: Set<string>, onRefused: () => void = () => undefined): FileSystem {
  const refuse = (path: string): void => {
    if (!held.has(path)) return
    onRefused()
    throw Object.assign(new Error('held by another program'), { code: 'EBUSY' })
  }
  return {
    ...nodeFileSystem,
    rename: async (from, to) => {
      refuse(from)
      refuse(to)
      await nodeFileSystem.rename(from, to)
    },
    unlink: async path => {
      refuse(path)
      await nodeFileSystem.unlink(path)
    },
  }
}

describe('a step that the disk refuses', () => {
  it.each(['en/01-first.md', 'en/02-second.md', 'fr/02-second.md'])('leaves every file as it was while %s is held', async path => {
    const held = new Set([join(folder, path)])
    const steps = openFileSteps(holding(held))
    await expect(steps.rename(folder, 'en/02-second.md', 'other')).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await readAll()).toEqual(START)
    held.clear()
    expect([await steps.settle(folder), await steps.last(folder)]).toEqual([true, undefined])
    expect(await readAll()).toEqual(START)
    expect(await steps.rename(folder, 'en/02-second.md', 'other')).toMatchObject({ kind: 'changed' })
  })

  it('is taken back once the disk lets it, and until then no other step is taken upon half of it', async () => {
    const held = new Set([join(folder, 'en/02-second.md')])
    const steps = openFileSteps(holding(held, () => void held.add(join(folder, 'en/01-first.md'))))
    await expect(steps.rename(folder, 'en/02-second.md', 'other')).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await steps.settle(folder)).toBe(false)
    await expect(steps.remove(folder, 'fr/02-second.md')).rejects.toMatchObject({ code: 'storage-failed' })
    held.clear()
    expect(await steps.settle(folder)).toBe(true)
    expect(await readAll()).toEqual(START)
  })

  it('writes over nothing that it cannot read: a folder stands where the file is to go', async () => {
    await mkdir(join(folder, 'en/02-other.md'))
    const steps = openFileSteps()
    await expect(steps.rename(folder, 'en/02-second.md', 'other')).rejects.toMatchObject({ code: 'storage-failed' })
    expect([await steps.settle(folder), await readAll()]).toEqual([true, START])
  })
})
