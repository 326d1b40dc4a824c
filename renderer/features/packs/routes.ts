import type { RouteRecordRaw } from 'vue-router'

export const packsRoutes: readonly RouteRecordRaw[] = [
  { path: '/packs', name: 'packs', component: () => import('./PacksView.vue'), meta: { computer: true } },
]
