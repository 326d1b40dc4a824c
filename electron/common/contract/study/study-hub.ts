import { z } from 'zod'
import { NAME_MAX_LENGTH, type Learner } from '#common/domain/learners/learner.ts'
import { cleanName } from '#common/domain/room/rules/clean-text.ts'
import type { MachineAddress } from '#common/domain/room/rules/connection/rank-addresses.ts'
import type { LearnerVerdict } from '../learners.ts'
import { event, mutation, query, returns } from '../procedure.ts'
import { localeInput, newPinInput, noInput, recordIdInput, typedPinInput } from '../shared.ts'

/** The server by which learners study on their own phones, as the facilitator sees it. */
export type StudyHubState =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'open'
      /** Whether people may add themselves as learners. */
      readonly allowsNew: boolean
      /** Likeliest first. */
      readonly addresses: readonly MachineAddress[]
      readonly port: number
      /** Names of the learners who are signed in now, in order of the alphabet. */
      readonly names: readonly string[]
    }

/** What a phone is told before anybody has signed in. */
export interface StudyHubEntrance {
  readonly allowsNew: boolean
}

export type Registration =
  | { readonly kind: 'added'; readonly learner: Learner; readonly pass: string; readonly recoveryCode: string }
  /** Learners sign in by their name, so a second one of that name needs another. */
  | { readonly kind: 'name-taken' }
  /** The facilitator does not allow it, or no longer. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'too-soon'; readonly waitMs: number }

/** One line that can be read: what cannot be seen would make two names look the same. */
const nameInput = z.string().max(NAME_MAX_LENGTH).transform(cleanName).pipe(z.string().min(1))
const openInput = z.object({ allowsNew: z.boolean() })

export const studyHubContract = {
  'studyHub.state': query({ reach: ['window'], owner: 'facilitator', input: noInput, output: returns<StudyHubState>() }),
  /** Opens it; an open one only changes who may sign in. `no-port`: every port is taken. */
  'studyHub.open': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: openInput,
    output: returns<StudyHubState | { readonly kind: 'no-port' }>(),
  }),
  'studyHub.close': mutation({ reach: ['window'], owner: 'facilitator', input: noInput, output: returns<StudyHubState>() }),
  'studyHub.entrance': query({ reach: ['learner'], owner: 'none', input: noInput, output: returns<StudyHubEntrance>() }),
  /** By name and PIN; a learner without a PIN cannot sign in on a phone. An unknown name is answered like a wrong PIN. `namesakes`: two have this name and this PIN. */
  'studyHub.signIn': mutation({
    reach: ['learner'],
    owner: 'none',
    input: z.object({ name: nameInput, pin: typedPinInput }),
    output: returns<LearnerVerdict | { readonly kind: 'namesakes' }>(),
  }),
  'studyHub.register': mutation({
    reach: ['learner'],
    owner: 'none',
    input: z.object({ name: nameInput, pin: newPinInput, locale: localeInput }),
    output: returns<Registration>(),
  }),
  /** Signs in again with the pass of an earlier sign-in; null: it is no longer good. */
  'studyHub.resume': mutation({
    reach: ['learner'],
    owner: 'none',
    input: z.object({ learnerId: recordIdInput, pass: z.string().max(64) }),
    output: returns<Learner | null>(),
  }),
  'studyHub.signOut': mutation({ reach: ['learner'], owner: 'none', input: noInput, output: returns<null>() }),
}

export const studyHubEvents = {
  'studyHub.changed': event<StudyHubState>({ reach: ['window'], owner: 'facilitator', payload: {} }),
}
