import type { InstalledPack } from '#common/contract/packs.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { readText } from '#backend/courses/course-folder.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { packShelves, type PackShelf } from '#backend/courses/pack-shelf.ts'

/** The installed packs, sorted by their course's id. One whose course cannot be read is listed too, so that it can be taken away. */
export async function listPacks(packsFolder: string, courses: Pick<CourseLibrary, 'place'>): Promise<readonly InstalledPack[]> {
  const packs = await Promise.all((await packShelves(packsFolder)).map(shelf => describePack(shelf, courses)))
  return packs.toSorted((one, other) => (one.courseId < other.courseId ? -1 : 1))
}

async function describePack({ courseId, shelf, installedAt }: PackShelf, courses: Pick<CourseLibrary, 'place'>): Promise<InstalledPack> {
  const [place, text = ''] = await Promise.all([courses.place(courseId), readText(shelf, courseId, 'course.yaml')])
  const { manifest } = parseCourseManifest(text)
  return {
    courseId,
    version: manifest?.version ?? '',
    title: manifest?.title ?? {},
    installedAt,
    shippedVersion: place?.shippedVersion,
    shown: place?.shelf === shelf,
  }
}
