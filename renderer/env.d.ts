import type { NativeBridge } from '#common/contract/desktop.ts'

declare global {
  interface Window {
    /** The desktop window's bridge; undefined in a browser. */
    readonly native?: NativeBridge
  }
}
