import type { PackRefusal } from '../../common/domain/packs/pack-refusal.ts'
import { fillMessage, isolated } from '../../common/i18n/fill-message.ts'
import type { Words } from '../../common/i18n/words.ts'

/** Why a pack was refused, in words; a name out of it cannot turn the sentence around it. */
export function refusalWords({ because, path, limit }: PackRefusal, { packFaults }: Words): string {
  return fillMessage(packFaults[because], { path: isolated(path ?? ''), limit: String(limit ?? '') })
}
