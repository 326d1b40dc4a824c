import type { ProcedureName } from '#common/contract/index.ts'
import { authoringHandlers } from './authoring.ts'
import { certificatesHandlers } from './certificates.ts'
import type { HandlersFor } from './context.ts'
import { coursesHandlers } from './courses.ts'
import { facilitatorsHandlers } from './facilitators.ts'
import { guidesHandlers } from './guides.ts'
import { learnersHandlers } from './learners.ts'
import { packsHandlers } from './packs.ts'
import { progressHandlers } from './progress.ts'
import { quizzesHandlers } from './quizzes.ts'
import { referenceHandlers } from './reference.ts'
import { roomActivitiesHandlers } from './room/activities.ts'
import { roomFacilitatorHandlers } from './room/facilitator.ts'
import { roomTakeHomeHandlers } from './room/take-home.ts'
import { roomParticipantHandlers } from './room/participant.ts'
import { reportsHandlers } from './reports.ts'
import { settingsHandlers } from './settings.ts'
import { workshopsHandlers } from './workshops.ts'
import { storageHandlers } from './storage.ts'

/** Every procedure's handler: one that is missing does not compile. */
export const handlers: HandlersFor<ProcedureName> = {
  ...settingsHandlers,
  ...learnersHandlers,
  ...coursesHandlers,
  ...quizzesHandlers,
  ...progressHandlers,
  ...certificatesHandlers,
  ...storageHandlers,
  ...packsHandlers,
  ...referenceHandlers,
  ...guidesHandlers,
  ...authoringHandlers,
  ...workshopsHandlers,
  ...roomFacilitatorHandlers,
  ...roomActivitiesHandlers,
  ...roomParticipantHandlers,
  ...roomTakeHomeHandlers,
  ...facilitatorsHandlers,
  ...reportsHandlers,
}
