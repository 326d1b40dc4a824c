import { dirname } from 'node:path'
import { openPictureUploads } from '#backend/authoring/add-picture.ts'
import { openFileSteps } from '#backend/authoring/file-steps.ts'
import { writeTextFile } from '#backend/authoring/text-file.ts'
import { planDelete, planRename, type FilePlan } from '#common/domain/courses/edit/plan-files.ts'
import type { Fact } from '#tests/support/facts.ts'
import type { Scenario } from './power-cut-scenarios.ts'

const NAME = 'desk'
const lesson = (id: string, body: string): string => `---\nid: ${id}\ntitle: ${id}\nminutes: 5\nobjectives: [x]\n---\n\n${body}\n`
const DRAFT: ReadonlyMap<string, string> = new Map([
  ['course.yaml', 'id: desk\nversion: 1.0.0\n'],
  ['en/01-first.md', lesson('first', 'Then [the second](02-second.md).')],
  ['en/02-second.md', lesson('second', 'The end.')],
  ['fr/02-second.md', lesson('second', 'Retour à [la première](01-first.md).')],
])

const toFact = (texts: ReadonlyMap<string, string>): Fact => ({ kind: 'draft', name: NAME, texts: Object.fromEntries(texts) })

function apply(texts: ReadonlyMap<string, string>, plan: FilePlan): ReadonlyMap<string, string> {
  if (plan.kind === 'refused') throw new Error(plan.because)
  const next = new Map(texts)
  for (const { path, after } of plan.changes) {
    if (after === undefined) next.delete(path)
    else next.set(path, after)
  }
  return next
}

/** After any cut a draft is as it was before the step or as it is after it, once it is opened. */
export const draftSteps: Scenario = {
  name: 'a file of a draft that is renamed, by capitals too, then deleted, and the undoing of it',
  play: async ({ recorder, path }) => {
    const { fileSystem } = recorder
    const folder = path(`../drafts/${NAME}`)
    for (const made of [dirname(folder), folder, `${folder}/en`, `${folder}/fr`]) {
      await fileSystem.makeFolder(made)
      await fileSystem.syncFolder(dirname(made))
    }
    for (const [file, text] of DRAFT) await writeTextFile(`${folder}/${file}`, text, fileSystem)
    recorder.acknowledge(toFact(DRAFT))
    const steps = openFileSteps(fileSystem)
    const step = async (after: ReadonlyMap<string, string>, work: () => Promise<{ readonly kind: string }>): Promise<void> => {
      recorder.replacing([toFact(after)])
      const { kind } = await work()
      if (kind === 'refused') throw new Error('the step was to be taken')
      recorder.settled()
    }
    const renamed = apply(DRAFT, planRename({ texts: DRAFT, original: 'en' }, 'en/02-second.md', 'desk'))
    await step(renamed, () => steps.rename(folder, 'en/02-second.md', 'desk'))
    const respelled = apply(renamed, planRename({ texts: renamed, original: 'en' }, 'en/02-desk.md', 'Desk'))
    await step(respelled, () => steps.rename(folder, 'en/02-desk.md', 'Desk'))
    await step(renamed, async () => steps.undo(folder, (await steps.last(folder))?.id ?? ''))
    const deleted = apply(renamed, planDelete({ texts: renamed, original: 'en' }, 'en/01-first.md'))
    await step(deleted, () => steps.remove(folder, 'en/01-first.md'))
    await step(renamed, async () => steps.undo(folder, (await steps.last(folder))?.id ?? ''))
  },
}

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'

/** A picture that was said to be added is in the course. */
export const draftPicture: Scenario = {
  name: 'a picture that is added to a draft',
  play: async ({ recorder, path }) => {
    const { fileSystem } = recorder
    const folder = path(`../drafts/${NAME}`)
    for (const made of [dirname(folder), folder]) {
      await fileSystem.makeFolder(made)
      await fileSystem.syncFolder(dirname(made))
    }
    const uploads = openPictureUploads(fileSystem)
    uploads.receive('one', 0, Buffer.from(PICTURE).toString('base64'))
    const { kind } = await uploads.add(folder, 'one', 'town.svg')
    if (kind === 'refused') throw new Error('the picture was to be added')
    recorder.acknowledge({ kind: 'bytes-kept', text: PICTURE })
  },
}
