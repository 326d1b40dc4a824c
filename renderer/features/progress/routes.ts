import type { RouteRecordRaw } from 'vue-router'

export const progressRoutes: readonly RouteRecordRaw[] = [
  { path: '/progress', name: 'progress', component: () => import('./ProgressView.vue') },
]
