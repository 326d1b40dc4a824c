import { reactive, ref, type Ref } from 'vue'
import type { JoinVerdict, LobbyInfo } from '#common/contract/room/participant.ts'
import { isTooLong } from '#common/domain/shared/text-limit.ts'
import type { AgeBand, Sex } from '#common/domain/room/rules/participant.ts'
import { useRoomClient } from '#renderer/participant/room/use-room-client.ts'
import { currentLocale } from '#renderer/participant/words.ts'

/** Same as the limit of the participant list, whose parser is too large for the participant page. */
export const NAME_MAX_LENGTH = 120

/** Value of `expectedId` when the participant types a name that is not on the list. */
export const NOT_LISTED = '-'

export interface JoinFields {
  name: string
  /** '' before a name is chosen; NOT_LISTED when it is typed. */
  expectedId: string
  organisation: string
  sex: Sex | ''
  ageBand: AgeBand | ''
}

export type JoinProblem = Exclude<JoinVerdict['kind'], 'joined'> | 'missing' | 'failed' | 'none'

export interface JoinFormState {
  readonly form: JoinFields
  readonly problem: Ref<JoinProblem>
  readonly isBusy: Ref<boolean>
  readonly join: () => Promise<void>
}

export function useJoinForm(lobby: () => LobbyInfo): JoinFormState {
  const room = useRoomClient()
  const form = reactive<JoinFields>({ name: '', expectedId: '', organisation: '', sex: '', ageBand: '' })
  const problem = ref<JoinProblem>('none')
  const isBusy = ref(false)

  function sendRequest(name: string, expectedId: string | undefined): Promise<JoinVerdict['kind']> {
    const { asks } = lobby()
    return room.join({
      name,
      lang: currentLocale(),
      organisation: asks.organisation ? form.organisation.trim() : '',
      ...(asks.sex ? { sex: form.sex === '' ? 'unsaid' : form.sex } : {}),
      ...(asks.ageBand ? { ageBand: form.ageBand === '' ? 'unsaid' : form.ageBand } : {}),
      ...(expectedId === undefined ? {} : { expectedId }),
    })
  }

  async function join(): Promise<void> {
    const expected = lobby().names.find(({ id }) => id === form.expectedId)
    const name = expected?.name ?? form.name.trim()
    if (name === '') return void (problem.value = 'missing')
    if (expected === undefined && isTooLong(name, NAME_MAX_LENGTH)) return
    if (isTooLong(form.organisation.trim(), NAME_MAX_LENGTH)) return
    form.name = name
    isBusy.value = true
    const outcome = await sendRequest(name, expected?.id).catch(() => 'failed' as const)
    isBusy.value = false
    problem.value = outcome === 'joined' ? 'none' : outcome
  }

  return { form, problem, isBusy, join }
}
