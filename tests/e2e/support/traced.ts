import { spawnSync } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Whether this machine can watch the system calls of a program: Linux with strace. */
export function canTrace(): boolean {
  return process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0
}

/** The words before a command that write the network calls of it and all its children to `folder`, a file a process. */
export function traceArguments(folder: string): readonly string[] {
  return ['-ff', '-qq', '-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-o', join(folder, 'calls')]
}

const ADDRESS = /sin6?_port=htons\((\d+)\).*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")/
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** Addresses outside this machine, and name servers anywhere, that were spoken to. */
export async function reachedOutside(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder)
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')))
  if (texts.join('').length === 0) throw new Error('The trace is empty: it saw nothing')
  return texts
    .flatMap(text => text.split('\n'))
    .flatMap(line => {
      const [, port, v4, v6] = ADDRESS.exec(line) ?? []
      const address = v4 ?? v6
      if (port === undefined || address === undefined) return []
      const isOurs = LOOPBACK.test(address) && port !== '53'
      return isOurs ? [] : [`${address} port ${port}`]
    })
}
