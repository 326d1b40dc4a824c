import type { Contract, EventName, Events, ProcedureName } from '#common/contract/index.ts'
import type { HandlersFor } from './context.ts'

type FirstPart<Name extends string> = Name extends `${infer First}.${string}` ? First : never

/** The first part of a procedure's name. */
export type FeatureName = FirstPart<ProcedureName>
type NamesOf<Names extends string, F extends string> = Extract<Names, `${F}.${string}`>

/** The contract of a feature and what carries it out. */
export interface Feature<F extends FeatureName> {
  readonly contract: Pick<Contract, NamesOf<ProcedureName, F>>
  readonly events: Pick<Events, NamesOf<EventName, F>>
  readonly handlers: HandlersFor<NamesOf<ProcedureName, F>>
}

/**
 * Loads a feature the first time it is asked for: the library is on the screen before anything is known of rooms, reports or drafts.
 * Total over all procedures and events: one that is missing does not compile.
 */
export const features: { readonly [F in FeatureName]: () => Promise<Feature<F>> } = {
  settings: async () => {
    const [{ settingsContract, settingsEvents }, { settingsHandlers }] = await Promise.all([
      import('#common/contract/settings.ts'),
      import('./settings.ts'),
    ])
    return { contract: settingsContract, events: settingsEvents, handlers: settingsHandlers }
  },
  learners: async () => {
    const [{ learnersContract, learnersEvents }, { learnersHandlers }] = await Promise.all([
      import('#common/contract/learners.ts'),
      import('./learners.ts'),
    ])
    return { contract: learnersContract, events: learnersEvents, handlers: learnersHandlers }
  },
  courses: async () => {
    const [{ coursesContract }, { coursesHandlers }] = await Promise.all([import('#common/contract/courses.ts'), import('./courses.ts')])
    return { contract: coursesContract, events: {}, handlers: coursesHandlers }
  },
  quizzes: async () => {
    const [{ quizzesContract }, { quizzesHandlers }] = await Promise.all([import('#common/contract/quizzes.ts'), import('./quizzes.ts')])
    return { contract: quizzesContract, events: {}, handlers: quizzesHandlers }
  },
  progress: async () => {
    const [{ progressContract, progressEvents }, { progressHandlers }] = await Promise.all([
      import('#common/contract/progress.ts'),
      import('./progress.ts'),
    ])
    return { contract: progressContract, events: progressEvents, handlers: progressHandlers }
  },
  notes: async () => {
    const [{ notesContract, notesEvents }, { notesHandlers }] = await Promise.all([
      import('#common/contract/study/notes.ts'),
      import('./notes.ts'),
    ])
    return { contract: notesContract, events: notesEvents, handlers: notesHandlers }
  },
  practice: async () => {
    const [{ practiceContract }, { practiceHandlers }] = await Promise.all([
      import('#common/contract/study/practice.ts'),
      import('./practice.ts'),
    ])
    return { contract: practiceContract, events: {}, handlers: practiceHandlers }
  },
  myData: async () => {
    const [{ myDataContract }, { myDataHandlers }] = await Promise.all([
      import('#common/contract/study/my-data.ts'),
      import('./my-data.ts'),
    ])
    return { contract: myDataContract, events: {}, handlers: myDataHandlers }
  },
  class: async () => {
    const [{ classContract, classEvents }, { classHandlers }] = await Promise.all([
      import('#common/contract/study/class.ts'),
      import('./class/index.ts'),
    ])
    return { contract: classContract, events: classEvents, handlers: classHandlers }
  },
  certificates: async () => {
    const [{ certificatesContract }, { certificatesHandlers }] = await Promise.all([
      import('#common/contract/certificates.ts'),
      import('./certificates.ts'),
    ])
    return { contract: certificatesContract, events: {}, handlers: certificatesHandlers }
  },
  storage: async () => {
    const [{ storageContract, storageEvents }, { storageHandlers }] = await Promise.all([
      import('#common/contract/storage.ts'),
      import('./storage.ts'),
    ])
    return { contract: storageContract, events: storageEvents, handlers: storageHandlers }
  },
  packs: async () => {
    const [{ packsContract, packsEvents }, { packsHandlers }] = await Promise.all([
      import('#common/contract/packs.ts'),
      import('./packs.ts'),
    ])
    return { contract: packsContract, events: packsEvents, handlers: packsHandlers }
  },
  reference: async () => {
    const [{ referenceContract }, { referenceHandlers }] = await Promise.all([
      import('#common/contract/reference.ts'),
      import('./reference.ts'),
    ])
    return { contract: referenceContract, events: {}, handlers: referenceHandlers }
  },
  guides: async () => {
    const [{ guidesContract }, { guidesHandlers }] = await Promise.all([import('#common/contract/guides.ts'), import('./guides.ts')])
    return { contract: guidesContract, events: {}, handlers: guidesHandlers }
  },
  authoring: async () => {
    const [{ authoringContract, authoringEvents }, { authoringHandlers }] = await Promise.all([
      import('#common/contract/authoring.ts'),
      import('./authoring.ts'),
    ])
    return { contract: authoringContract, events: authoringEvents, handlers: authoringHandlers }
  },
  workshops: async () => {
    const [{ workshopsContract, workshopsEvents }, { workshopsHandlers }] = await Promise.all([
      import('#common/contract/workshops.ts'),
      import('./workshops.ts'),
    ])
    return { contract: workshopsContract, events: workshopsEvents, handlers: workshopsHandlers }
  },
  facilitators: async () => {
    const [{ facilitatorsContract, facilitatorsEvents }, { facilitatorsHandlers }] = await Promise.all([
      import('#common/contract/facilitators.ts'),
      import('./facilitators.ts'),
    ])
    return { contract: facilitatorsContract, events: facilitatorsEvents, handlers: facilitatorsHandlers }
  },
  room: async () => {
    const [{ roomContract, roomEvents }, { roomHandlers }] = await Promise.all([
      import('#common/contract/room/index.ts'),
      import('./room/index.ts'),
    ])
    return { contract: roomContract, events: roomEvents, handlers: roomHandlers }
  },
  search: async () => {
    const [{ searchContract }, { searchHandlers }] = await Promise.all([import('#common/contract/study/search.ts'), import('./search.ts')])
    return { contract: searchContract, events: {}, handlers: searchHandlers }
  },
  studyHub: async () => {
    const [{ studyHubContract, studyHubEvents }, { studyHubHandlers }] = await Promise.all([
      import('#common/contract/study/study-hub.ts'),
      import('./study-hub.ts'),
    ])
    return { contract: studyHubContract, events: studyHubEvents, handlers: studyHubHandlers }
  },
  reports: async () => {
    const [{ reportsContract }, { reportsHandlers }] = await Promise.all([import('#common/contract/reports.ts'), import('./reports.ts')])
    return { contract: reportsContract, events: {}, handlers: reportsHandlers }
  },
}
