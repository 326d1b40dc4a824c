import { reactive, ref, type Ref } from 'vue'
import type { JoinVerdict, LobbyInfo } from '#common/contract/room/participant.ts'
import type { AgeBand, Sex } from '#common/domain/room/rules/participant.ts'
import { useRoom } from '#renderer/participant/room/use-room.ts'
import { currentLocale } from '#renderer/participant/words.ts'

/** As PARTICIPANT_NAME_MAX_LENGTH of the list of participants, whose reader is too heavy for a phone. */
export const NAME_MOST = 120

/** `expectedId`: '' where nothing was chosen, '-' where the name is typed. */
export interface JoinForm {
  name: string
  expectedId: string
  organisation: string
  sex: Sex | ''
  ageBand: AgeBand | ''
}

export type JoinTrouble = Exclude<JoinVerdict['kind'], 'joined'> | 'missing' | 'failed' | 'none'

export interface Joining {
  readonly form: JoinForm
  readonly trouble: Ref<JoinTrouble>
  readonly isBusy: Ref<boolean>
  readonly join: () => Promise<void>
}

export function useJoining(door: () => LobbyInfo): Joining {
  const room = useRoom()
  const form = reactive<JoinForm>({ name: '', expectedId: '', organisation: '', sex: '', ageBand: '' })
  const trouble = ref<JoinTrouble>('none')
  const isBusy = ref(false)

  function ask(name: string, expectedId: string | undefined): Promise<JoinVerdict['kind']> {
    const { asks } = door()
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
    const listed = door().names.find(({ id }) => id === form.expectedId)
    const name = listed?.name ?? form.name.trim()
    if (name === '') return void (trouble.value = 'missing')
    form.name = name
    isBusy.value = true
    const kind = await ask(name, listed?.id).catch(() => 'failed' as const)
    isBusy.value = false
    trouble.value = kind === 'joined' ? 'none' : kind
  }

  return { form, trouble, isBusy, join }
}
