import type { RouteRecordRaw } from 'vue-router'

export const notesRoutes: readonly RouteRecordRaw[] = [
  { path: '/courses/:courseId/notes', name: 'course-notes', component: () => import('./course/NotesView.vue'), props: true },
]
