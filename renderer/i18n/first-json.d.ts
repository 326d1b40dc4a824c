/** Made by build/config/first-messages.ts. */
declare module '*.first.json' {
  interface Messages {
    readonly [key: string]: string | Messages
  }
  const messages: Messages
  export { messages as default }
}
