// Body of a function: elements of a role, with their accessible names, as a
// person with a screen reader would find them. Covers the ways this app names
// things; what it cannot name it cannot find, which is a finding too.
const wanted = arguments[0];

const implicit = {
  A: (e) => (e.hasAttribute('href') ? 'link' : null),
  ARTICLE: () => 'article',
  BUTTON: () => 'button',
  H1: () => 'heading',
  H2: () => 'heading',
  H3: () => 'heading',
  H4: () => 'heading',
  IMG: (e) => (e.alt === '' ? null : 'img'),
  MAIN: () => 'main',
  NAV: () => 'navigation',
  PROGRESS: () => 'progressbar',
  SELECT: () => 'combobox',
  TABLE: () => 'table',
  TEXTAREA: () => 'textbox',
  INPUT: (e) =>
    ({ checkbox: 'checkbox', radio: 'radio', search: 'searchbox', range: 'slider', number: 'spinbutton', button: 'button', submit: 'button', hidden: null, file: null })[e.type] ?? (e.type === 'hidden' || e.type === 'file' ? null : 'textbox'),
};

const roleOf = (e) => e.getAttribute('role') ?? implicit[e.tagName]?.(e) ?? null;
const hidden = (e) => e.closest('[aria-hidden="true"], [inert], [hidden]') !== null;
const plain = (text) => text.replace(/\s+/g, ' ').trim();

function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
  const label = node.getAttribute('aria-label');
  if (label) return ` ${label} `;
  if (node.tagName === 'IMG') return ` ${node.alt} `;
  const inner = [...node.childNodes].map(textOf).join('');
  return getComputedStyle(node).display.startsWith('inline') ? inner : ` ${inner} `;
}

function nameOf(e) {
  const by = e.getAttribute('aria-labelledby');
  if (by) return plain(by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(textOf).join(' '));
  if (e.getAttribute('aria-label')) return plain(e.getAttribute('aria-label'));
  if (e.labels?.length) return plain([...e.labels].map(textOf).join(' '));
  if (e.tagName === 'IMG') return e.alt;
  if (['textbox', 'searchbox', 'combobox', 'spinbutton', 'table', 'grid', 'treegrid', 'list'].includes(roleOf(e))) {
    return plain(e.getAttribute('title') ?? e.placeholder ?? '');
  }
  return plain(textOf(e)) || (e.getAttribute('title') ?? '');
}

// What still slides, grows or fades in will be elsewhere in a moment.
const isMoving = document
  .getAnimations()
  .some((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity);

// Spectrum hides the native input of a checkbox or radio inside its label; what a
// person sees and clicks is the label.
const seen = (e) => {
  const box = e.getBoundingClientRect();
  return box.width > 1 && box.height > 1 ? e : (e.closest('label') ?? e);
};

// Where one section is meant, things of the others are not; those outside of all are.
const isElsewhere = (e) => {
  const section = e.closest('section[aria-label]')?.getAttribute('aria-label');
  return Boolean(wanted.section && section && plain(section) !== wanted.section);
};

if (wanted.focused) {
  const e = document.activeElement;
  if (e && isElsewhere(e)) return { role: `other ${roleOf(e)}`, name: nameOf(e) };
  return { role: e ? roleOf(e) : null, name: e ? nameOf(e) : '' };
}

const found = [];
for (const e of document.querySelectorAll('*')) {
  if (roleOf(e) !== wanted.role || hidden(e) || isElsewhere(e)) continue;
  const box = seen(e).getBoundingClientRect();
  if (box.width === 0 || box.height === 0) continue;
  const name = nameOf(e);
  if (!name.includes(wanted.name)) continue;
  found.push({ e, name });
}
// Who is called exactly so is meant before who is only called something like it.
found.sort((a, b) => Number(b.name === wanted.name) - Number(a.name === wanted.name));
if (wanted.show) found[0]?.e.scrollIntoView({ block: 'nearest' });
if (wanted.watch) {
  // What the next press of the mouse hits: the page may have moved below it.
  const isWanted = (e) => e !== null && roleOf(e) === wanted.role && nameOf(e).includes(wanted.name);
  const hits = (e) => {
    for (let at = e; at; at = at.parentElement) if (isWanted(at)) return true;
    return [...(e.closest('label')?.querySelectorAll('*') ?? [])].some(isWanted);
  };
  window.mouseHit = null;
  window.addEventListener('pointerdown', (event) => (window.mouseHit = hits(event.target)), { capture: true, once: true });
}
return found.map(({ e, name }) => {
  const at = seen(e).getBoundingClientRect();
  const x = Math.round(at.x + at.width / 2);
  const y = Math.round(at.y + at.height / 2);
  // A native box is laid invisibly over its label; whichever is hit, it is the right one.
  const target = e.closest('label') ?? e;
  const hit = document.elementFromPoint(x, y);
  return {
    name,
    x,
    y,
    // What lies above it, such as a dialog that still fades out, would get the click.
    covered: hit === null || !(target.contains(hit) || hit.contains(target)),
    moving: isMoving,
    disabled: e.disabled === true || e.getAttribute('aria-disabled') === 'true',
    on: e.checked === true || e.getAttribute('aria-checked') === 'true',
    open: e.getAttribute('aria-expanded') === 'true',
    value: e.value ?? null,
  };
});
