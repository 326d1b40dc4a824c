import { build } from '../../build/build.mjs'

/** Specs use the real workers and assets as they are built; what is fresh is left alone. */
export async function setup(): Promise<void> {
  await build(['backend', 'documents'])
}
