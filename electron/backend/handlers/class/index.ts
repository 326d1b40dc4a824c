import type { ClassOverview, classContract } from '#common/contract/study/class.ts'
import { describeMember, sortMembers, summarizeClass } from '#common/domain/class/class-member.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Context, HandlersFor } from '#backend/handlers/context.ts'
import { loadAssignments, loadLearnerAssignments, readAssignment } from './assignments.ts'
import { loadClassHistories } from './histories.ts'
import { loadHardQuestions } from './questions.ts'
import { requireCourse } from '#backend/handlers/lookup/find-course.ts'
import { readClock } from '#backend/handlers/lookup/study-clock.ts'

export const classHandlers: HandlersFor<keyof typeof classContract> = {
  'class.overview': ({ courseId, lang }, context) => loadOverview(courseId, lang, context),

  'class.hardQuestions': ({ courseId, lang }, context) => loadHardQuestions(courseId, lang, context),

  'class.file': async ({ courseId, lang }, context) => {
    const [overview, course, { makeClassFile }] = await Promise.all([
      loadOverview(courseId, lang, context),
      requireCourse(courseId, context),
      import('#backend/documents/class-file.ts'),
    ])
    return makeClassFile(overview, { title: course.title, lang, now: context.now() })
  },

  'class.assignments': ({ lang }, context) => loadAssignments(lang, context),

  'class.assign': async (input, context) => {
    const { storage, callId, now, publish } = context
    const read = await readAssignment(input, undefined, context)
    const assignment = await storage.assignments.add({ ...read, id: callId, createdAt: now().toISOString() })
    publish('class.assigned', null)
    return assignment
  },

  'class.changeAssignment': async ({ assignmentId, ...input }, context) => {
    const { storage, publish } = context
    const before = (await storage.assignments.list()).find(({ id }) => id === assignmentId)
    const read = await readAssignment(input, before, context)
    const assignment = await storage.assignments.change(assignmentId, current => ({ ...current, ...read }))
    publish('class.assigned', null)
    return assignment
  },

  'class.removeAssignment': async ({ assignmentId }, { storage, publish }) => {
    await storage.assignments.remove(assignmentId)
    publish('class.assigned', null)
    return null
  },

  'class.mine': ({ lang }, context) => loadLearnerAssignments(lang, context),
}

async function loadOverview(courseId: string, lang: Locale, context: Context): Promise<ClassOverview> {
  await requireCourse(courseId, context)
  const { storage, courses } = context
  const [syllabus, { lessons }, assignments, { learners, unreadable }] = await Promise.all([
    courses.syllabus(courseId),
    courses.lessons(courseId, lang),
    storage.assignments.list(),
    loadClassHistories(courseId, context),
  ])
  const asked = syllabus ?? { courseId, lessons: [], hasQuiz: false, durationMinutes: 0 }
  const clock = readClock(context)
  const members = learners.map(({ learner, history }) => describeMember(learner, { syllabus: asked, history, assignments, clock }))
  return {
    courseId,
    lessons: lessons.map(({ id, title, lang: written }) => ({ id, title, lang: written })),
    hasQuiz: asked.hasQuiz,
    members: sortMembers(members, 'name', new Intl.Collator(lang).compare),
    summary: summarizeClass(members),
    unreadable,
  }
}
