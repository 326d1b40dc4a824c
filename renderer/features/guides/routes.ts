import type { RouteRecordRaw } from 'vue-router'

export const guidesRoutes: readonly RouteRecordRaw[] = [
  { path: '/courses/:courseId/guide', name: 'guide', component: () => import('./GuideView.vue'), props: true, meta: { computer: true } },
]
