import type { RouteRecordRaw } from 'vue-router'

export const quizzesRoutes: readonly RouteRecordRaw[] = [
  { path: '/courses/:courseId/quiz', name: 'quiz', component: () => import('./QuizView.vue'), props: true },
  { path: '/courses/:courseId/attempts/:attemptId', name: 'attempt', component: () => import('./AttemptView.vue'), props: true },
]
