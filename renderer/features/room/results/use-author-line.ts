import type { ShownPost } from '#common/domain/room/rules/results/activity-result.ts'
import { useScopedWords } from '#renderer/i18n/scoped-words.ts'

/** The group and the name beside a post, as far as they may be told; '' where neither is. */
export function useAuthorLine(groups: () => readonly string[]): (post: Pick<ShownPost, 'group' | 'by'>) => string {
  const { t, number } = useScopedWords()
  return ({ group, by }) =>
    [group === undefined ? '' : (groups()[group] ?? t('room.participants.group', { group: number(group + 1) })), by ?? '']
      .filter(part => part !== '')
      .join(' · ')
}
