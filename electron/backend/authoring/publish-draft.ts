import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { PackedDraft } from '#common/contract/authoring.ts'
import { CodedError } from '#common/contract/errors.ts'
import type { InstallOutcome } from '#common/contract/packs.ts'
import { packFileName } from '#common/domain/packs/pack-address.ts'
import { describeCourse } from '#backend/packs/describe-course.ts'
import type { DescribedCourse } from '#backend/packs/describe-course.ts'
import type { Packs } from '#backend/packs/open-packs.ts'
import { streamPack } from '#backend/packs/stream-pack.ts'
import { writePack } from '#backend/packs/write-pack.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import type { LoadedDraft } from './draft-folder.ts'

type NotDescribed = Exclude<PackedDraft, { readonly kind: 'packed' }>

/** Writes a draft as a pack next to its folder. */
export async function packDraft(draft: LoadedDraft): Promise<PackedDraft> {
  const described = await describe(draft)
  if (described.kind !== 'described') return described
  const { course, version } = described.manifest
  const file = join(dirname(draft.folder), packFileName(course, version))
  const bytes = await withStorageErrors(() => writePack(file, streamPack(described)))
  return { kind: 'packed', file, bytes, leftOut: described.leftOut }
}

/** Installs a draft into the library like any other pack. */
export async function installDraft(
  draft: LoadedDraft,
  consent: boolean,
  packs: Pick<Packs, 'installFile'>,
): Promise<InstallOutcome | { readonly kind: 'has-errors' }> {
  const described = await describe(draft)
  if (described.kind !== 'described') return described
  const folder = await withStorageErrors(() => mkdtemp(join(tmpdir(), 'jmdi-draft-')))
  try {
    const file = join(folder, 'draft.jmdipack')
    await withStorageErrors(() => writePack(file, streamPack(described)))
    return await packs.installFile(file, consent)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function describe({ folder, collection, problems, unreadable }: LoadedDraft): Promise<DescribedCourse | NotDescribed> {
  if (unreadable.length > 0 || problems.some(({ severity }) => severity === 'error')) return { kind: 'has-errors' }
  const described = await withStorageErrors(() => describeCourse({ collectionFolder: collection.folder, folder }))
  if (described.kind === 'no-course') throw new CodedError('not-found', { folder })
  return described
}
