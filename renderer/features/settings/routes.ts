import type { RouteRecordRaw } from 'vue-router'

export const settingsRoutes: readonly RouteRecordRaw[] = [
  { path: '/settings', name: 'settings', component: () => import('./SettingsView.vue'), meta: { open: true, computer: true } },
  { path: '/backups', name: 'backups', component: () => import('./BackupsView.vue'), meta: { open: true, computer: true } },
]
