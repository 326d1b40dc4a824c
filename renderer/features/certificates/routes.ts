import type { RouteRecordRaw } from 'vue-router'

export const certificatesRoutes: readonly RouteRecordRaw[] = [
  { path: '/certificates', name: 'certificates', component: () => import('./CertificatesView.vue') },
  { path: '/courses/:courseId/certificate', name: 'certificate', component: () => import('./CertificateView.vue'), props: true },
]
