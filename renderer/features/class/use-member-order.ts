import { computed, type WritableComputedRef } from 'vue'
import { MEMBER_ORDERS, type MemberOrder } from '#common/domain/class/class-member.ts'
import { useQuery } from '#renderer/state/use-query.ts'

/** The order of the table, in the page's address. */
export function useMemberOrder(): WritableComputedRef<MemberOrder, string> {
  const query = useQuery('sort')
  return computed<MemberOrder, string>({
    get: () => MEMBER_ORDERS.find(one => one === query.sort) ?? 'name',
    set: chosen => (query.sort = chosen === 'name' ? '' : chosen),
  })
}
