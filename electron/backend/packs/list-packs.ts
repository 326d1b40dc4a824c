import type { InstalledPack } from '#common/contract/packs.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { readText } from '#backend/courses/course-folder.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { listInstalledPacks, type InstalledPackFolder } from '#backend/courses/installed-pack.ts'

/** The installed packs, sorted by course id. Unreadable ones are included, so that they can be removed. */
export async function listPacks(packsFolder: string, courses: Pick<CourseLibrary, 'locate'>): Promise<readonly InstalledPack[]> {
  const packs = await Promise.all((await listInstalledPacks(packsFolder)).map(pack => describePack(pack, courses)))
  return packs.toSorted((one, other) => (one.courseId < other.courseId ? -1 : 1))
}

async function describePack(
  { courseId, folder, installedAt }: InstalledPackFolder,
  courses: Pick<CourseLibrary, 'locate'>,
): Promise<InstalledPack> {
  const [location, text = ''] = await Promise.all([courses.locate(courseId), readText(folder, courseId, 'course.yaml')])
  const { manifest } = parseCourseManifest(text)
  return {
    courseId,
    version: manifest?.version ?? '',
    title: manifest?.title ?? {},
    installedAt,
    shippedVersion: location?.shippedVersion,
    shown: location?.collectionFolder === folder,
  }
}
