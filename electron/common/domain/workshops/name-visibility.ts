/** Who learns whose answer is whose: nobody, the facilitator only, or the whole room. */
export const NAME_VISIBILITIES = ['anonymous', 'facilitator', 'shown'] as const
export type NameVisibility = (typeof NAME_VISIBILITIES)[number]

export function isNameVisibility(value: string | undefined): value is NameVisibility {
  return (NAME_VISIBILITIES as readonly (string | undefined)[]).includes(value)
}

/** An activity as it was saved before the room could be shown names: it was anonymous, as every evaluation was, or the facilitator saw them. */
export function withNameVisibility<T extends object>(activity: T): Omit<T, 'anonymous'> & { readonly names: NameVisibility } {
  const { anonymous, ...others } = activity as T & { readonly anonymous?: boolean; readonly names?: NameVisibility; readonly kind?: string }
  return { ...others, names: others.names ?? (anonymous === true || others.kind === 'evaluation' ? 'anonymous' : 'facilitator') }
}

/** An activity as it was saved while every evaluation was anonymous, whatever its plan said. */
export function withAnonymousEvaluation<T extends object>(activity: T): T {
  return 'kind' in activity && activity.kind === 'evaluation' ? { ...activity, names: 'anonymous' } : activity
}
