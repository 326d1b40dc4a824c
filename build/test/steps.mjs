const node = (script, ...args) => ({ command: process.execPath, args: [script, ...args] })
const types = (layer, program) => ({ name: `types of ${layer}`, ...node(program, '-p', `build/config/tsconfig.${layer}.json`), cores: 1 })
const specs = config => node('node_modules/vitest/vitest.mjs', 'run', '-c', `build/config/${config}.ts`)

/** TypeScript 7 is five times as fast and reads no components: those are checked in the renderer's program alone. */
const NATIVE = 'node_modules/typescript-native/bin/tsc'

/** Windows need a screen: where there is none, a virtual one. */
function endToEnd(projects) {
  const step = node(
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    ...projects.map(project => `--project=${project}`),
  )
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (hasScreen || !projects.some(project => /electron|packaged|half-day/.test(project))) return step
  return { command: 'xvfb-run', args: ['-a', '-s', '-screen 0 1600x1000x24', step.command, ...step.args] }
}

/**
 * What `npm test` runs. `cores` is how many processors a step keeps busy; a step that mostly waits needs less than one. The first
 * named start first, so the longest stand at the top.
 *
 * @returns {import('./schedule.mjs').Step[]}
 */
export function shortSteps({ hasElectron }) {
  return [
    // A process of its own: a build makes the environment a production one, which specs are not for.
    { name: 'build', ...node('build/build.mjs'), cores: 1 },
    { name: 'end-to-end', ...endToEnd(['browser', hasElectron ? 'electron' : 'browser-both']), needs: ['build'], cores: 1 },
    { name: 'unit and architecture', ...specs('vitest.config'), needs: ['build'], cores: 0.8 },
    // Waits most of its time: it fits beside the two above.
    { name: 'network', ...specs('vitest.network.config'), needs: ['build'], cores: 0.2 },
    types('renderer', 'node_modules/vue-tsc/bin/vue-tsc.js'),
    { name: 'lint', ...node('build/lint.mjs', '--but', 'format'), cores: 1 },
    ...['tests', 'backend', 'main', 'preload', 'common'].map(layer => types(layer, NATIVE)),
    { name: 'course check', ...node('dist/electron/backend/cli.mjs', 'check', 'courses'), needs: ['build'], cores: 1 },
  ]
}

/** What `npm run test:all` adds: what takes long, and every host, engine and screen. */
export function longSteps({ hasElectron }) {
  const projects = ['browser-long', ...(hasElectron ? ['browser-both', 'electron-rest', 'packaged'] : [])]
  return [
    { name: 'build', ...node('build/build.mjs'), cores: 2 },
    { name: 'end-to-end, all hosts and screens', ...endToEnd(projects), needs: ['build'], cores: 1 },
    {
      name: 'procedures over every link',
      ...node('node_modules/vitest/vitest.mjs', 'run', '-c', 'build/config/vitest.config.ts', 'tests/electron/backend/handlers'),
      env: { TEST_EVERY_LINK: '1' },
      needs: ['build'],
      cores: 0.8,
    },
    { name: 'long specs', ...specs('vitest.long.config'), needs: ['build'], cores: 0.8 },
    {
      name: 'kills at random moments',
      ...node('build/run-ts.mjs', 'tests/crash/cli.ts', '--kills', '300', '--rooms', '8'),
      needs: ['build'],
      cores: 0.8,
    },
    { name: 'format', ...node('build/lint.mjs', '--only', 'format'), cores: 1 },
    { name: 'half day in four engines', ...endToEnd(['half-day']), needs: ['build'], cores: 1 },
  ]
}
