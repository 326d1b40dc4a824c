import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { ColumnRole } from '#common/domain/workshops/participants/column-roles.ts'
import type { NamedPerson } from '#common/domain/workshops/participants/namesakes.ts'
import type { ListedParticipant, ParsedParticipants } from '#common/domain/workshops/participants/parse-participants.ts'

export interface ParticipantImport {
  readonly text: Ref<string>
  readonly parsed: Readonly<ShallowRef<ParsedParticipants | undefined>>
  /** Who will be added: namesakes only if they are somebody else. */
  readonly chosen: ComputedRef<readonly ListedParticipant[]>
  readonly file: Readonly<Ref<'read' | 'guessed' | 'unreadable'>>
  readonly readFile: (file: File) => Promise<void>
  readonly setRole: (column: number, role: ColumnRole) => void
  readonly isChosen: (person: ListedParticipant) => boolean
  readonly choose: (person: ListedParticipant, isSomebodyElse: boolean) => void
}

/** A list that is being imported: pasted or from a file, and what the facilitator says about its columns and namesakes. */
export function useParticipantImport(known: () => readonly NamedPerson[]): ParticipantImport {
  const text = ref('')
  const roles = shallowRef<readonly ColumnRole[]>()
  const parsed = shallowRef<ParsedParticipants>()
  const file = ref<'read' | 'guessed' | 'unreadable'>('read')
  const answers = shallowRef<ReadonlyMap<number, boolean>>(new Map())
  const isChosen = ({ line, like }: ListedParticipant): boolean => answers.value.get(line) ?? like?.isToldApart ?? true

  watch(text, () => (answers.value = new Map()))
  // The parser is loaded when there is something to parse.
  watch([text, roles], async ([typed, said]) => {
    const { parseParticipants } = await import('#common/domain/workshops/participants/parse-participants.ts')
    if (typed !== text.value || said !== roles.value) return
    parsed.value = typed.trim() === '' ? undefined : parseParticipants(typed, { known: known(), roles: said })
  })

  async function readFile(picked: File): Promise<void> {
    const { decodeTextFile } = await import('./decode-text-file.ts')
    const decoded = decodeTextFile(await picked.arrayBuffer())
    file.value = decoded === undefined ? 'unreadable' : decoded.isCertain ? 'read' : 'guessed'
    if (decoded === undefined) return
    roles.value = undefined
    text.value = decoded.text
  }

  function setRole(column: number, role: ColumnRole): void {
    const found = parsed.value?.columns.map(known => known.role) ?? []
    // What was said a moment ago may not have been parsed yet.
    const said = roles.value?.length === found.length ? roles.value : found
    roles.value = said.map((known, index) => (index === column ? role : known))
  }

  return {
    text,
    parsed,
    chosen: computed(() => parsed.value?.people.filter(isChosen) ?? []),
    file,
    readFile,
    setRole,
    isChosen,
    choose: ({ line }, isSomebodyElse) => (answers.value = new Map([...answers.value, [line, isSomebodyElse]])),
  }
}
