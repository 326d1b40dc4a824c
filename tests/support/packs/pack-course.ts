import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CourseLocation } from '#backend/courses/course-library.ts'
import { describeCourse, type DescribedCourse } from '#backend/packs/describe-course.ts'
import { streamPack } from '#backend/packs/stream-pack.ts'

type CourseFolder = Pick<CourseLocation, 'collectionFolder' | 'folder'>

/** Writes the files of a course into a folder of courses. */
export async function writeCourse(
  collectionFolder: string,
  files: ReadonlyMap<string, Uint8Array>,
  id = 'small-town',
): Promise<CourseFolder> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(collectionFolder, path)), { recursive: true })
    await writeFile(join(collectionFolder, path), content)
  }
  return { collectionFolder, folder: join(collectionFolder, id) }
}

export async function describePackable(course: CourseFolder): Promise<DescribedCourse> {
  const described = await describeCourse(course)
  if (described.kind !== 'described') throw new Error(described.kind)
  return described
}

export async function packCourse(course: CourseFolder): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of streamPack(await describePackable(course))) pieces.push(piece)
  return Buffer.concat(pieces)
}
