import { spawn } from 'node:child_process'
import { root } from '../lib.mjs'

/** @typedef {{ name: string, command: string, args: string[], needs?: string[], cores: number, env?: Record<string, string> }} Step */

const running = new Set()

/**
 * Runs steps beside one another: each as soon as those it needs have passed and its share of the processors is free, the first
 * named first. The output of a step is kept and printed when it ends.
 *
 * @param {Step[]} steps
 * @param {number} cores how many processors the steps together may keep busy
 * @returns {Promise<{ name: string, passed: boolean, seconds: number, output: string }[]>}
 */
export async function runSteps(steps, cores) {
  const names = new Set(steps.map(({ name }) => name))
  const waiting = [...steps]
  const results = []
  let free = cores
  let wake = () => undefined

  const hasPassed = need => !names.has(need) || results.some(({ name, passed }) => name === need && passed)
  const cannotRun = ({ needs = [] }) => needs.some(need => results.some(({ name, passed }) => name === need && !passed))
  // A step that needs more than there is runs when nothing else does.
  const fits = step => step.cores <= free || running.size === 0
  // What comes later does not take the place of what is longer and waits for room.
  const next = () => {
    const ready = waiting.find(step => (step.needs ?? []).every(hasPassed))
    return ready !== undefined && fits(ready) ? ready : undefined
  }

  function start(step) {
    free -= step.cores
    console.log(`-- ${step.name}: started`)
    void runStep(step).then(({ passed, seconds, output }) => {
      free += step.cores
      results.push({ name: step.name, passed, seconds, output: output.trimEnd() })
      console.log(`\n== ${step.name}\n${output.trimEnd()}\n== ${step.name}: ${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(0)} s`)
      wake()
    })
  }

  while (waiting.length > 0 || running.size > 0) {
    for (const step of waiting.filter(cannotRun)) {
      waiting.splice(waiting.indexOf(step), 1)
      results.push({ name: step.name, passed: false, seconds: 0, output: '' })
      console.log(`\n== ${step.name}: not run, because what it needs has failed`)
    }
    for (let step = next(); step !== undefined; step = next()) {
      waiting.splice(waiting.indexOf(step), 1)
      start(step)
    }
    if (running.size > 0) await new Promise(resolve => (wake = resolve))
  }
  return results
}

/** Each step leads a process group, so that what it started can be ended with it. */
function runStep({ command, args, env }) {
  const started = performance.now()
  const isWindows = process.platform === 'win32'
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', ...env },
    detached: !isWindows,
  })
  running.add(child)
  const pieces = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => pieces.push(piece))
  return new Promise(resolve => {
    const end = (passed, problem = '') => {
      if (!running.delete(child)) return
      resolve({ passed, seconds: (performance.now() - started) / 1000, output: Buffer.concat(pieces).toString('utf8') + problem })
    }
    child.on('error', error => end(false, String(error)))
    child.on('close', code => end(code === 0))
  })
}

/** Ends every step that still runs, with all that it started. */
export function endSteps() {
  for (const child of running) {
    if (process.platform === 'win32') child.kill()
    else if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  }
}
