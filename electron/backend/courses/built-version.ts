import { CONTRACT_HASH } from '#common/contract/wire.ts'

/** The version of a built program, which goes up with its rules; undefined: it runs from its source, so that nothing tells what changed. */
export function builtVersion(): string | undefined {
  return CONTRACT_HASH === 'source' ? undefined : CONTRACT_HASH
}
