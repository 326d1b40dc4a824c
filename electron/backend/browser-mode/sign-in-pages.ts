import { createHash } from 'node:crypto'
import { TOKEN_STORAGE_KEY } from '#common/contract/wire.ts'

const STYLE = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;background:#FBFAF7;color:#16283A;font:18px/1.6 "Noto Sans",system-ui,sans-serif}
main{max-width:34rem;padding:2rem}p{margin:.75rem 0}code{background:#E3DFD6;border-radius:4px;padding:0 .3em}[dir=rtl]{line-height:1.8}
@media(prefers-color-scheme:dark){body{background:#11181F;color:#E8EDF2}code{background:#2A3642}}`

const NOTICE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>JMDI Suite</title><style>${STYLE}</style></head><body><main>
<p lang="en">This address opens only from the computer's own start command. Run <code>npm start</code> (or <code>jmdi serve</code>) again: it opens a fresh address.</p>
<p lang="fr">Cette adresse ne s’ouvre qu’avec la commande de démarrage de l’ordinateur. Relancez <code>npm start</code> (ou <code>jmdi serve</code>) : une nouvelle adresse s’ouvre.</p>
<p lang="es">Esta dirección solo se abre con el comando de inicio de esta computadora. Ejecute de nuevo <code>npm start</code> (o <code>jmdi serve</code>): se abre una dirección nueva.</p>
<p lang="ar" dir="rtl">لا يُفتح هذا العنوان إلا بأمر التشغيل على هذا الحاسوب. شغّل <code dir="ltr">npm start</code> (أو <code dir="ltr">jmdi serve</code>) من جديد فيُفتح عنوان جديد.</p>
</main></body></html>`

export interface Page {
  readonly html: string
  readonly contentSecurityPolicy: string
}

/** The page for browsers that are not signed in. */
export function signInNotice(): Page {
  return { html: NOTICE, contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'" }
}

/** Stores the token for the page's origin and goes on to the route in the address, without the key in the address bar. */
export function enterPage(token: string): Page {
  const script = `localStorage.setItem(${JSON.stringify(TOKEN_STORAGE_KEY)},${JSON.stringify(token)});location.replace('/'+location.hash)`
  const hash = createHash('sha256').update(script).digest('base64')
  return {
    html: `<!doctype html><meta charset="utf-8"><title>JMDI Suite</title><script>${script}</script>`,
    contentSecurityPolicy: `default-src 'none'; script-src 'sha256-${hash}'; frame-ancestors 'none'`,
  }
}
