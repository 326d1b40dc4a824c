/** A phone in the room, whatever engine is in it. Things are found as a person finds them: by role and name, by label, by text. */
export interface Phone {
  readonly engine: string
  readonly open: (address: string) => Promise<void>
  /** Taps the first enabled thing (or the nth, from 0) of a role whose name matches; waits until it is there. */
  readonly tap: (role: PhoneRole, name: string | RegExp, nth?: number) => Promise<void>
  /** Writes into the field with this label. */
  readonly write: (label: string | RegExp, text: string) => Promise<void>
  readonly choose: (label: string | RegExp, option: string | RegExp) => Promise<void>
  /** Waits until a text can be read. */
  readonly reads: (text: string | RegExp) => Promise<void>
  /** Everything that can be read now. */
  readonly text: () => Promise<string>
  /** How many enabled things of a role and name there are. */
  readonly count: (role: PhoneRole, name: string | RegExp) => Promise<number>
  readonly evaluate: (script: string) => Promise<unknown>
  readonly screenshot: (path: string) => Promise<void>
  readonly reload: () => Promise<void>
  readonly close: () => Promise<void>
}

export type PhoneRole = 'button' | 'radio' | 'checkbox' | 'link' | 'textbox'

/** What an engine must be able to do; the rest is the same in all of them. */
export interface Engine {
  readonly name: string
  readonly open: (address: string) => Promise<void>
  /** Runs an expression in the page; its value comes back as JSON. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** A finger at this place, in CSS pixels of the viewport. */
  readonly tapAt: (x: number, y: number) => Promise<void>
  /** Types into what has the focus. */
  readonly type: (text: string) => Promise<void>
  readonly screenshot: (path: string) => Promise<void>
  readonly close: () => Promise<void>
}

const PATIENCE_MS = 20_000
const LOOK_AGAIN_MS = 60
/** Much longer than a tap needs on a loaded machine: a second tap would undo the first. */
const TAPPED_WITHIN_MS = 3000

/** Old engines know neither `?.` nor computed roles: the finder says itself what counts as what. */
const FINDER = `(function () {
  var ROLES = {
    button: 'button, [role=button], summary',
    radio: 'input[type=radio], [role=radio]',
    checkbox: 'input[type=checkbox], [role=checkbox]',
    link: 'a[href]',
    textbox: 'textarea, input:not([type]), input[type=text], input[type=search], input[type=number]'
  };
  function words(node) { return (node.textContent || '').replace(/\\s+/g, ' ').trim(); }
  function byId(ids) { return ids.split(/\\s+/).map(function (id) { var found = document.getElementById(id); return found ? words(found) : ''; }).join(' '); }
  function accessibleName(node) {
    if (node.getAttribute('aria-label')) return node.getAttribute('aria-label');
    if (node.getAttribute('aria-labelledby')) return byId(node.getAttribute('aria-labelledby'));
    if (node.labels && node.labels.length > 0) return Array.prototype.map.call(node.labels, words).join(' ');
    return words(node);
  }
  function matches(name, wanted) { return wanted.pattern === undefined ? name === wanted.text || name.indexOf(wanted.text) === 0 : new RegExp(wanted.pattern, wanted.flags).test(name); }
  function isThere(node) {
    var shown = node.type === 'radio' || node.type === 'checkbox' ? (node.labels && node.labels[0]) || node : node;
    var box = shown.getBoundingClientRect();
    return !node.disabled && node.getAttribute('aria-disabled') !== 'true' && box.width > 0 && box.height > 0 && getComputedStyle(shown).visibility !== 'hidden';
  }
  function all(role, wanted) { return Array.prototype.filter.call(document.querySelectorAll(ROLES[role]), function (node) { return isThere(node) && matches(accessibleName(node), wanted); }); }
  function target(node) { return node.type === 'radio' || node.type === 'checkbox' ? (node.labels && node.labels[0]) || node : node; }
  return {
    count: function (role, wanted) { return all(role, wanted).length; },
    place: function (role, wanted, nth) {
      var node = all(role, wanted)[nth];
      if (!node) return null;
      var shown = target(node);
      shown.scrollIntoView({ block: 'center' });
      window.tapped = false;
      shown.addEventListener('click', function () { window.tapped = true; }, { once: true, capture: true });
      var box = shown.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    },
    focus: function (wanted) {
      var node = Array.prototype.filter.call(document.querySelectorAll('input, textarea, select'), function (field) { return matches(accessibleName(field), wanted); })[0];
      if (!node) return false;
      node.scrollIntoView({ block: 'center' });
      node.focus();
      if (node.select) node.select();
      return document.activeElement === node;
    },
    choose: function (wanted, option) {
      var node = Array.prototype.filter.call(document.querySelectorAll('select'), function (field) { return matches(accessibleName(field), wanted); })[0];
      if (!node) return false;
      var chosen = Array.prototype.filter.call(node.options, function (one) { return matches(words(one), option); })[0];
      if (!chosen) return false;
      node.value = chosen.value;
      node.dispatchEvent(new Event('input', { bubbles: true }));
      node.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    },
    text: function () { return document.body ? document.body.innerText : ''; }
  };
})()`

/** A phone out of what an engine can do. */
export function drivePhone(engine: Engine): Phone {
  let address = ''
  const wanted = (name: string | RegExp): string =>
    JSON.stringify(typeof name === 'string' ? { text: name } : { pattern: name.source, flags: name.flags })
  const ask = (call: string): Promise<unknown> => engine.evaluate(`${FINDER}.${call}`)

  async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      const found = await look().catch(() => undefined)
      if (found !== undefined) return found
      if (Date.now() > end)
        throw new Error(`${engine.name}: ${what} is not there. It reads: ${String(await ask('text()').catch(String)).slice(0, 1500)}`)
      await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
    }
  }

  /** Where it lies still: what moves under a finger is missed, and tapped again. */
  async function tap(role: PhoneRole, name: string | RegExp, nth = 0): Promise<void> {
    const call = `place('${role}', ${wanted(name)}, ${String(nth)})`
    await until(`${role} ${String(name)} to tap`, async () => {
      const first = JSON.stringify(await ask(call))
      const second = JSON.stringify(await ask(call))
      if (first !== second || first === 'null') return undefined
      const { x, y } = JSON.parse(first) as { readonly x: number; readonly y: number }
      await engine.tapAt(x, y)
      return (await wasTapped()) ? true : undefined
    })
  }

  /** A page that is gone was left by the tap. */
  async function wasTapped(): Promise<boolean> {
    const end = Date.now() + TAPPED_WITHIN_MS
    while (Date.now() < end) {
      if ((await engine.evaluate('window.tapped').catch(() => true)) !== false) return true
      await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
    }
    return false
  }

  async function write(label: string | RegExp, text: string): Promise<void> {
    await until(`field ${String(label)}`, async () => ((await ask(`focus(${wanted(label)})`)) === true ? true : undefined))
    await engine.type(text)
  }

  return {
    engine: engine.name,
    open: async to => {
      address = to
      await engine.open(to)
    },
    tap,
    write,
    choose: async (label, option) =>
      void (await until(`choice ${String(option)}`, async () =>
        (await ask(`choose(${wanted(label)}, ${wanted(option)})`)) === true ? true : undefined,
      )),
    reads: async text =>
      void (await until(`text ${String(text)}`, async () => {
        const all = String(await ask('text()'))
        return (typeof text === 'string' ? all.includes(text) : text.test(all)) ? true : undefined
      })),
    text: async () => String(await ask('text()')),
    count: async (role, name) => Number(await ask(`count('${role}', ${wanted(name)})`)),
    evaluate: engine.evaluate,
    screenshot: engine.screenshot,
    reload: () => engine.open(address),
    close: engine.close,
  }
}
