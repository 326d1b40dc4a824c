import type { Locale } from '#common/domain/shared/locale.ts'
import { useApi } from '#renderer/api/index.ts'

/** What the library says of today's practice; undefined when there is none, or it cannot be read: it is no reason to show no library. */
export async function readPractice(lang: Locale) {
  const summary = await useApi()
    .call('practice.summary', { lang })
    .catch(() => undefined)
  return summary && summary.questions > 0 ? { summary, link: (await import('#renderer/ui/practice/PracticeLink.vue')).default } : undefined
}
