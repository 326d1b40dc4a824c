/** Made by build/config/first-messages.ts. */
declare module '*.first.json' {
  const messages: import('./index.ts').Messages
  export default messages
}
