import { bundleProgram } from '#tests/support/bundle-program.ts'

/** Makes the program of room-for-pages.ts, two folders below the project as its source is: it finds courses and builds from there. */
const [, , name = 'room-for-pages'] = process.argv
await bundleProgram('tests/support/room/room-for-pages.ts', 'dist/test-support', name)
