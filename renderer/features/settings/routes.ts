import type { RouteRecordRaw } from 'vue-router'

export const settingsRoutes: readonly RouteRecordRaw[] = [
  { path: '/settings', name: 'settings', component: () => import('./SettingsView.vue'), meta: { open: true } },
]
