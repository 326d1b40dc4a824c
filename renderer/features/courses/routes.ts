import type { RouteRecordRaw } from 'vue-router'

/** The lesson's page is composed in `app/`, because checks and notes belong to other features. */
export const coursesRoutes: readonly RouteRecordRaw[] = [
  { path: '/', name: 'library', component: () => import('./LibraryView.vue') },
  { path: '/courses/:courseId', name: 'course', component: () => import('./CourseView.vue'), props: true },
  { path: '/courses/:courseId/glossary', name: 'glossary', component: () => import('./GlossaryView.vue'), props: true },
]
