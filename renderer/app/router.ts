import {
  createRouter,
  createWebHashHistory,
  type RouteLocationNormalized,
  type RouteLocationRaw,
  type RouteRecordRaw,
  type Router,
} from 'vue-router'
import { authoringRoutes } from '#renderer/features/authoring/routes.ts'
import { certificatesRoutes } from '#renderer/features/certificates/routes.ts'
import { classRoutes } from '#renderer/features/class/routes.ts'
import { coursesRoutes } from '#renderer/features/courses/routes.ts'
import { facilitatorsRoutes } from '#renderer/features/facilitators/routes.ts'
import { guidesRoutes } from '#renderer/features/guides/routes.ts'
import { learnersRoutes } from '#renderer/features/learners/routes.ts'
import { notesRoutes } from '#renderer/features/notes/routes.ts'
import { packsRoutes } from '#renderer/features/packs/routes.ts'
import { progressRoutes } from '#renderer/features/progress/routes.ts'
import { quizzesRoutes } from '#renderer/features/quizzes/routes.ts'
import { referenceRoutes } from '#renderer/features/reference/routes.ts'
import { reportsRoutes } from '#renderer/features/reports/routes.ts'
import { roomRoutes } from '#renderer/features/room/routes.ts'
import { settingsRoutes } from '#renderer/features/settings/routes.ts'
import { workshopsRoutes } from '#renderer/features/workshops/routes.ts'
import { useAllMessages } from '#renderer/i18n/index.ts'
import { useFacilitatorStore } from '#renderer/state/facilitator.store.ts'
import { endReturn } from '#renderer/state/is-returning.ts'
import { studyHubRoutes } from '#renderer/features/study-hub/routes.ts'
import { useSessionStore } from '#renderer/state/session.store.ts'
import { restorePlace } from './restore-place.ts'
import { useStartStore } from './start.store.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Reached without a learner. */
    readonly open?: boolean
    /** Looked at by a facilitator on a computer without learners, too. */
    readonly browsable?: boolean
    /** Of the computer itself: a learner's phone has no such page. */
    readonly computer?: boolean
    /** A facilitator's: behind the PIN, where there is one. */
    readonly facilitator?: boolean
    /** Without the header. */
    readonly bare?: boolean
    /** All that it says is in first-messages.ts. */
    readonly firstMessages?: boolean
  }
}

/** For designers; left out of a production build. */
const developmentRoutes: readonly RouteRecordRaw[] = import.meta.env.DEV
  ? [{ path: '/gallery', name: 'gallery', component: () => import('./pages/gallery/GalleryView.vue'), meta: { open: true } }]
  : []

/** Hash URLs work the same on every host. */
export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [
      ...coursesRoutes,
      ...learnersRoutes,
      ...quizzesRoutes,
      ...progressRoutes,
      ...notesRoutes,
      ...certificatesRoutes,
      ...settingsRoutes,
      ...packsRoutes,
      ...referenceRoutes,
      ...guidesRoutes,
      ...authoringRoutes,
      ...facilitatorsRoutes,
      ...roomRoutes,
      ...workshopsRoutes,
      ...classRoutes,
      ...reportsRoutes,
      ...studyHubRoutes,
      ...developmentRoutes,
      { path: '/authoring/draft', name: 'draft', component: () => import('./pages/DraftPage.vue'), meta: { open: true, computer: true } },
      { path: '/courses/:courseId/lessons/:lessonId', name: 'lesson', component: () => import('./pages/LessonPage.vue'), props: true },
      { path: '/practice', name: 'practice', component: () => import('./pages/PracticePage.vue') },
      { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue'), meta: { open: true } },
    ],
    // A page just opened is at its top already, and asking for it would lay it out once more.
    scrollBehavior: (to, from, saved) => {
      endReturn()
      return saved === null ? from.matched.length > 0 && to.path !== from.path && { top: 0 } : restorePlace(saved)
    },
  })
  router.beforeEach(guardRoute)
  router.beforeResolve(to => (to.meta.firstMessages === true ? undefined : useAllMessages()))
  return router
}

/**
 * Without a learner, a page leads to choosing one, or to the welcome page when there is none yet: that then says to a facilitator, who
 * needs none, what it is for.
 */
async function guardRoute(to: RouteLocationNormalized): Promise<RouteLocationRaw | undefined> {
  const start = useStartStore()
  await start.opened
  const session = useSessionStore()
  if (session.isOnPhone) return guardRouteOnPhone(to, session.learner !== null)
  if (to.name === 'sign-in') return { name: 'library' }
  if (to.meta.facilitator === true && !(await useFacilitatorStore().isOpen())) return { name: 'unlock', query: { to: to.fullPath } }
  if (to.meta.open === true || session.learner !== null) return undefined
  if (await start.hasLearners()) return { name: 'learners' }
  if (!useFacilitatorStore().state.isOn) return { name: 'welcome' }
  return to.meta.browsable === true ? undefined : { name: 'welcome', query: { to: to.fullPath } }
}

/** On a phone everything is a learner's own, and signing in comes first. */
function guardRouteOnPhone({ name, meta, fullPath }: RouteLocationNormalized, isSignedIn: boolean): RouteLocationRaw | undefined {
  const isElsewhere = meta.computer === true || meta.facilitator === true
  if (!isSignedIn) return name === 'sign-in' ? undefined : { name: 'sign-in', query: isElsewhere ? {} : { to: fullPath } }
  return isElsewhere || name === 'sign-in' ? { name: 'library' } : undefined
}
