/** Made by build/config/first-messages.ts. */
declare module '*.first.json' {
  import type { Messages } from '#renderer/i18n/index.ts'

  const messages: Messages
  export default messages
}
