import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'

/** The draft's own page is put together in `app/`, because lessons, questions and guides belong to other features. `open`: a preview needs no learner. */
export const authoringRoutes: readonly RouteRecordRaw[] = [
  { path: '/authoring', name: 'authoring', component: () => import('./AuthoringView.vue'), meta: { open: true } },
]

/** Where a draft is worked on; with a path, that file; with a line, its text at that line. */
export function draftPlace(folder: string, path?: string, line?: number): RouteLocationRaw {
  return {
    name: 'draft',
    query: { folder, ...(path === undefined ? {} : { path }), ...(line === undefined ? {} : { line: String(line) }) },
  }
}
