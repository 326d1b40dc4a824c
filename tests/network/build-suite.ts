import { build } from '../../build/build.mjs'

/** The built suite is what runs on the laptop; page and program must be of one contract. What is fresh is left alone. */
export async function setup(): Promise<void> {
  await build(['backend', 'documents', 'participant', 'renderer'])
}
