import type { RouteRecordRaw } from 'vue-router'

/** Reference pages that cover all courses. */
export const referenceRoutes: readonly RouteRecordRaw[] = [
  { path: '/cases', name: 'cases', component: () => import('./CasesView.vue') },
  { path: '/documents', name: 'documents', component: () => import('./DocumentsView.vue') },
  { path: '/terms', name: 'terms', component: () => import('./TermsView.vue') },
]
