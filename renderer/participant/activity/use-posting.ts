import { computed, ref, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { CLOUD_WORDS, POST_MAX_LENGTH, WORD_MAX_LENGTH } from '#common/domain/room/rules/answer.ts'
import { isTooLong } from '#common/domain/shared/text-limit.ts'
import type { ActivityView } from '#common/domain/room/views/activity-view.ts'
import type { ParticipantState } from '#common/domain/room/views/participant.ts'
import { useSending, type SendState } from '#renderer/participant/room/use-sending.ts'
import { useRoomClient } from '#renderer/participant/room/use-room-client.ts'
import { t } from '#renderer/participant/words.ts'

/** What may be written in a kind of activity. */
export interface PostSettings {
  readonly isWord: boolean
  readonly maxLength: number
  readonly maxPosts: number
  readonly label: () => string
}

export interface Posting {
  readonly text: Ref<string>
  readonly settings: ComputedRef<PostSettings>
  readonly posts: ComputedRef<ParticipantState['posts']>
  readonly canWrite: ComputedRef<boolean>
  readonly sending: ShallowRef<SendState>
  /** The newest post is saved, and no other was begun since. */
  readonly isSaved: ComputedRef<boolean>
  /** The word that is being sent again, in other letters: the cloud counts it once for each person. */
  readonly repeated: Ref<string>
  readonly post: () => Promise<void>
}

const LONG_TEXT = { isWord: false, maxLength: POST_MAX_LENGTH, maxPosts: 10 }

/** Same limits as `maxPosts`, whose module is too large for the participant page; a spec compares them. */
export function findPostSettings(kind: ActivityView['kind']): PostSettings {
  if (kind === 'word-cloud') return { isWord: true, maxLength: WORD_MAX_LENGTH, maxPosts: CLOUD_WORDS, label: () => t('post.word') }
  if (kind === 'question-wall') return { ...LONG_TEXT, label: () => t('post.question') }
  if (kind === 'group-work') return { ...LONG_TEXT, label: () => t('post.groupResult') }
  return kind === 'evaluation'
    ? { ...LONG_TEXT, maxPosts: 1, label: () => t('post.comment') }
    : { ...LONG_TEXT, maxPosts: 3, label: () => t('post.answer') }
}

/** Of Latin and Arabic letters; a class of letters in a regular expression would end the page on a phone of 2018. */
const MARKS = /[\u0300-\u036F\u064B-\u065F\u0670]/g

/** Much as the cloud joins words, which has the last word. */
function foldWord(word: string): string {
  return word.trim().normalize('NFKD').replace(MARKS, '').toLowerCase().replace(/\s+/g, ' ')
}

/** Sends posts one after another; the text being written survives a reload. */
export function usePosting(activity: () => ActivityView): Posting {
  const room = useRoomClient()
  const { sending, send } = useSending()
  const draftKey = `${activity().runId}/post`
  const text = ref(String(room.drafts.read(draftKey) ?? ''))
  const repeated = ref('')
  const settings = computed(() => findPostSettings(activity().kind))
  const posts = computed(() => room.participant.value?.posts ?? [])

  watch(text, written => {
    if (written !== '') repeated.value = ''
    if (written === '') return room.drafts.remove(draftKey)
    room.drafts.write(draftKey, written)
    if (sending.value.kind === 'saved') sending.value = { kind: 'idle' }
  })

  async function post(): Promise<void> {
    const { runId } = activity()
    const written = text.value.trim()
    if (written === '' || isTooLong(text.value, settings.value.maxLength) || sending.value.kind === 'sending') return
    const sameWord = settings.value.isWord ? posts.value.find(own => foldWord(own.text) === foldWord(written)) : undefined
    if (sameWord !== undefined) {
      repeated.value = sameWord.text
      text.value = ''
      return
    }
    if (!(await send(() => room.call('room.post', { runId, text: written })))) return
    text.value = ''
    if (room.view.value?.activity?.runId === runId)
      room.amend({ posts: [...posts.value, { id: `new-${posts.value.length}`, text: written }] })
  }

  return {
    text,
    settings,
    posts,
    canWrite: computed(() => activity().state === 'open' && posts.value.length < settings.value.maxPosts),
    sending,
    repeated,
    isSaved: computed(() => sending.value.kind === 'saved'),
    post,
  }
}
