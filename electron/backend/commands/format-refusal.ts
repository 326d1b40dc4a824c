import type { PackRefusal } from '#common/domain/packs/pack-refusal.ts'
import { fillMessage, toMessageValue } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Why a pack was refused. A path in another script does not change the direction of the sentence. */
export function formatRefusal({ because, path, limit }: PackRefusal, locale: Locale): string {
  return fillMessage(messagesFor(locale).packFaults[because], { path: toMessageValue(locale, path ?? ''), limit: String(limit ?? '') })
}
