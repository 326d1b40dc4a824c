/*
 * Runs before anything else, also in browsers that are too old for the suite, so it is written in the JavaScript of 2011.
 * It says which browsers are needed where one lacks something, and gives the page its language and its light or dark
 * paper before the first paint.
 */
;(function () {
  'use strict'

  var words = [
    [
      'en',
      'ltr',
      'This browser is too old for the suite',
      'Please use Chrome, Edge or another Chromium browser from version 111 (2023), Firefox from 128 (2024) or Safari from 16.4 (2023). Your records are safe: nothing was changed.',
    ],
    [
      'fr',
      'ltr',
      'Ce navigateur est trop ancien pour la suite',
      'Utilisez Chrome, Edge ou un autre navigateur Chromium à partir de la version 111 (2023), Firefox à partir de la 128 (2024) ou Safari à partir de la 16.4 (2023). Vos données sont intactes : rien n’a été modifié.',
    ],
    [
      'es',
      'ltr',
      'Este navegador es demasiado antiguo para la suite',
      'Use Chrome, Edge u otro navegador Chromium desde la versión 111 (2023), Firefox desde la 128 (2024) o Safari desde la 16.4 (2023). Sus datos están a salvo: no se ha cambiado nada.',
    ],
    [
      'ar',
      'rtl',
      'هذا المتصفّح أقدم من أن يشغّل المجموعة',
      'استعمل كروم أو إيدج أو أي متصفّح كروميوم ابتداءً من الإصدار 111 (2023)، أو فايرفوكس ابتداءً من 128 (2024)، أو سفاري ابتداءً من 16.4 (2023). بياناتك سليمة ولم يتغيّر شيء.',
    ],
  ]

  function hasWhatIsNeeded() {
    return (
      'noModule' in document.createElement('script') &&
      'CSSPropertyRule' in window &&
      !!window.CSS &&
      !!CSS.supports &&
      CSS.supports('color', 'color-mix(in oklab, red, blue)') &&
      CSS.supports('color', 'oklch(50% 0.1 200)')
    )
  }

  function stored(key) {
    try {
      return localStorage.getItem(key)
    } catch (_refused) {
      return null
    }
  }

  function sayTooOld() {
    var place = document.getElementById('too-old')
    var app = document.getElementById('app')
    if (app) app.parentNode.removeChild(app)
    place.removeAttribute('hidden')
    place.style.cssText = 'max-width:36em;margin:3em auto;padding:0 1.5em;font:18px/1.6 sans-serif;color:#16283a'
    document.body.style.background = '#fbfaf7'
    for (var i = 0; i < words.length; i++) {
      var part = document.createElement('section')
      var title = document.createElement(i === 0 ? 'h1' : 'h2')
      var text = document.createElement('p')
      part.setAttribute('lang', words[i][0])
      part.setAttribute('dir', words[i][1])
      title.style.cssText = 'font-size:1.25em;line-height:1.3;margin:1.6em 0 .3em'
      title.appendChild(document.createTextNode(words[i][2]))
      text.style.margin = '0'
      text.appendChild(document.createTextNode(words[i][3]))
      part.appendChild(title)
      part.appendChild(text)
      place.appendChild(part)
    }
  }

  /* vue-router parses what is not there in a new tab; for the error that it then catches, V8 parses the whole page's script again. */
  function startScrollPositions() {
    try {
      if (!sessionStorage.getItem('vue-router:scroll')) sessionStorage.setItem('vue-router:scroll', '{}')
    } catch (_refused) {
      /* Without storage the page starts later, and that is all. */
    }
  }

  var root = document.documentElement
  var locale = stored('jmdi-locale')
  var theme = stored('jmdi-theme')
  if (locale) root.setAttribute('lang', locale)
  if (locale === 'ar') root.setAttribute('dir', 'rtl')
  if (theme === 'dark' || (theme !== 'light' && window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches))
    root.className += ' dark'
  if (stored('jmdi-contrast') === 'more' || (window.matchMedia && matchMedia('(prefers-contrast: more)').matches))
    root.className += ' contrast'

  startScrollPositions()

  if (!hasWhatIsNeeded()) {
    root.setAttribute('data-too-old', '')
    document.addEventListener('DOMContentLoaded', sayTooOld)
  }
})()
