import type { RouteRecordRaw } from 'vue-router'
import CourseView from './CourseView.vue'
import LibraryView from './LibraryView.vue'

/** Most starts lead to the library, and from there to a course: both are loaded with the page itself. The lesson's page is composed in `app/`, because checks and notes belong to other features. */
export const coursesRoutes: readonly RouteRecordRaw[] = [
  { path: '/', name: 'library', component: LibraryView, meta: { firstMessages: true, browsable: true } },
  { path: '/courses/:courseId', name: 'course', component: CourseView, props: true, meta: { firstMessages: true } },
  { path: '/courses/:courseId/glossary', name: 'glossary', component: () => import('./GlossaryView.vue'), props: true },
]
