/** For the native compiler, which reads no components: vue-tsc checks them in the renderer's program. */
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}
