import type { RouteLocationRaw } from 'vue-router'

export function workshopLocation(workshopId: string): RouteLocationRaw {
  return { name: 'workshop', params: { workshopId } }
}
