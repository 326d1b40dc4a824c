import type { RouteRecordRaw } from 'vue-router'

/** `open`: a facilitator need not be a learner. */
export const classRoutes: readonly RouteRecordRaw[] = [
  { path: '/class', name: 'class', component: () => import('./ClassView.vue'), meta: { open: true, facilitator: true } },
]
