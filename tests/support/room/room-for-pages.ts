import { CodedError } from '#common/contract/errors.ts'
import { openTestRoom } from './open-test-room.ts'

/** A process of its own with an open room, for specs whose page needs a document: a backend cannot live where there is one. */
const room = await openTestRoom()
const ask = room.laptop.call as (name: string, input: unknown) => Promise<unknown>

process.on('message', (message: { readonly n: number; readonly name: string; readonly input: unknown }) => {
  ask(message.name, message.input).then(
    output => process.send?.({ n: message.n, output }),
    (error: unknown) => process.send?.({ n: message.n, code: error instanceof CodedError ? error.code : 'internal' }),
  )
})
process.on('disconnect', () => void room.close().finally(() => process.exit(0)))
process.send?.({ port: room.port, code: room.code, facilitatorCode: room.facilitatorCode })
