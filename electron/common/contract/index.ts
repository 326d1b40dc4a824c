import type { z } from 'zod'
import { authoringContract, authoringEvents } from './authoring.ts'
import { certificatesContract } from './certificates.ts'
import { coursesContract } from './courses.ts'
import { facilitatorsContract, facilitatorsEvents } from './facilitators.ts'
import { guidesContract } from './guides.ts'
import { learnersContract, learnersEvents } from './learners.ts'
import type { Output } from './procedure.ts'
import { packsContract, packsEvents } from './packs.ts'
import { roomContract, roomEvents } from './room/index.ts'
import { progressContract, progressEvents } from './progress.ts'
import { quizzesContract } from './quizzes.ts'
import { notesContract, notesEvents } from './study/notes.ts'
import { classContract, classEvents } from './study/class.ts'
import { myDataContract } from './study/my-data.ts'
import { practiceContract } from './study/practice.ts'
import { referenceContract } from './reference.ts'
import { reportsContract } from './reports.ts'
import { searchContract } from './study/search.ts'
import { studyHubContract, studyHubEvents } from './study/study-hub.ts'
import { settingsContract, settingsEvents } from './settings.ts'
import { workshopsContract, workshopsEvents } from './workshops.ts'
import { storageContract, storageEvents } from './storage.ts'

/** Every procedure, once. */
export const contract = {
  ...settingsContract,
  ...learnersContract,
  ...coursesContract,
  ...quizzesContract,
  ...progressContract,
  ...practiceContract,
  ...notesContract,
  ...myDataContract,
  ...classContract,
  ...certificatesContract,
  ...storageContract,
  ...packsContract,
  ...referenceContract,
  ...guidesContract,
  ...authoringContract,
  ...workshopsContract,
  ...facilitatorsContract,
  ...roomContract,
  ...reportsContract,
  ...searchContract,
  ...studyHubContract,
}

/** Every event, once. */
export const events = {
  ...settingsEvents,
  ...learnersEvents,
  ...progressEvents,
  ...notesEvents,
  ...classEvents,
  ...storageEvents,
  ...packsEvents,
  ...authoringEvents,
  ...workshopsEvents,
  ...facilitatorsEvents,
  ...roomEvents,
  ...studyHubEvents,
}

export type Contract = typeof contract
export type ProcedureName = keyof Contract
export type Events = typeof events
export type EventName = keyof Events

type OutputType<P> = P extends { readonly output: Output<infer O> } ? O : never

/** What a caller gives. */
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>
/** What a handler receives, parsed. */
export type ParsedInputOf<N extends ProcedureName> = z.output<Contract[N]['input']>
export type OutputOf<N extends ProcedureName> = OutputType<Contract[N]>
export type PayloadOf<N extends EventName> = Events[N]['payload'] extends Output<infer P> ? P : never
