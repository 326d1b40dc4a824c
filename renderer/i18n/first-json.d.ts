/** Made by build/config/first-messages.ts. */
declare module '*.first.json' {
  import type { Messages } from './index.ts'

  const messages: Messages
  export default messages
}
