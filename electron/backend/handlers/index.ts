import type { Procedure } from '#common/contract/procedure.ts'
import type { ConnectionsOptions } from '#backend/rpc/connections.ts'
import type { CallContext } from '#backend/rpc/dispatch.ts'
import type { EventRule } from '#backend/rpc/publisher.ts'
import type { Context, LearnerContext, ParticipantContext } from './context.ts'
import { features, type FeatureName } from './features.ts'
import type { Services } from './services.ts'

type AnyHandler = (input: unknown, context: Context | LearnerContext | ParticipantContext) => Promise<unknown>

interface LoadedFeature {
  readonly contract: Readonly<Record<string, Procedure>>
  readonly events: Readonly<Record<string, EventRule>>
  readonly handlers: Readonly<Record<string, AnyHandler>>
}

/** The procedures and events of all features, each feature loaded when it is first needed. */
export function createProcedures(services: Services): Pick<ConnectionsOptions, 'findProcedure' | 'findEvent'> {
  const loading = new Map<string, Promise<LoadedFeature>>()
  const loaded = new Map<string, LoadedFeature>()

  function load(name: FeatureName): Promise<LoadedFeature> {
    const known = loading.get(name)
    if (known !== undefined) return known
    // The handlers of a feature take inputs of their own procedures only: dispatch parses what it hands over.
    const feature = features[name]() as Promise<LoadedFeature>
    loading.set(name, feature)
    void feature.then(found => loaded.set(name, found))
    return feature
  }

  return {
    findProcedure: async name => {
      const feature = findFeature(name)
      if (feature === undefined) return undefined
      const { contract, handlers } = loaded.get(feature) ?? (await load(feature))
      const [procedure, handler] = [ownValue(contract, name), ownValue(handlers, name)]
      if (procedure === undefined || handler === undefined) return undefined
      return { procedure, handle: (input, call) => handler(input, contextFor(services, call)) }
    },
    findEvent: name => {
      const feature = findFeature(name)
      if (feature === undefined) throw new Error(`There is no event ${name}`)
      const known = loaded.get(feature)
      return known === undefined ? load(feature).then(({ events }) => knownEvent(events, name)) : knownEvent(known.events, name)
    },
  }
}

function findFeature(name: string): FeatureName | undefined {
  const [first = ''] = name.split('.', 1)
  return Object.hasOwn(features, first) ? (first as FeatureName) : undefined
}

function ownValue<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

function knownEvent(events: LoadedFeature['events'], name: string): EventRule {
  const event = ownValue(events, name)
  if (event === undefined) throw new Error(`There is no event ${name}`)
  return event
}

function contextFor(services: Services, call: CallContext): Context | LearnerContext | ParticipantContext {
  const { learnerId, participantId } = call.caller
  return {
    ...services,
    ...call,
    chooseLearner: chosen => call.identify({ learnerId: chosen }),
    ...(learnerId === undefined ? {} : { learnerId }),
    ...(participantId === undefined ? {} : { participantId }),
  }
}
