/**
 * Turns a section's HTML into elements. It was sanitised when it was published and when it was applied; this is the
 * third fence, an allow-list of its own: nothing that acts, loads or styles gets into the window.
 */

const KEPT = new Set(
  (
    'A ABBR B BDI BDO BLOCKQUOTE BR CAPTION CITE CODE COL COLGROUP DD DEL DFN DIV DL DT EM FIGCAPTION FIGURE H1 H2 H3 ' +
    'H4 H5 H6 HR I IMG INS KBD LI MARK OL P PRE Q RP RT RUBY S SAMP SECTION SMALL SPAN STRONG SUB SUP TABLE TBODY TD ' +
    'TFOOT TH THEAD TIME TR U UL VAR WBR ASIDE ARTICLE DETAILS SUMMARY'
  ).split(' '),
);

/** Removed with everything inside; other unknown elements give way to their content. */
const DROPPED = new Set(
  'SCRIPT STYLE IFRAME FRAME OBJECT EMBED LINK META BASE FORM INPUT BUTTON SELECT TEXTAREA TEMPLATE SVG MATH NOSCRIPT AUDIO VIDEO SOURCE TRACK CANVAS TITLE HEAD'.split(
    ' ',
  ),
);

const ATTRIBUTES: Record<string, readonly string[]> = {
  '*': ['lang', 'dir', 'title', 'data-style'],
  A: ['href'],
  IMG: ['alt', 'data-media', 'width', 'height'],
  TD: ['colspan', 'rowspan', 'headers'],
  TH: ['colspan', 'rowspan', 'scope', 'headers'],
  COL: ['span'],
  OL: ['start', 'reversed', 'type'],
  TIME: ['datetime'],
  DETAILS: ['open'],
};

const LINK = /^(https:|mailto:|fieldshelf:|#)/i;

function clean(element: Element): void {
  for (const child of [...element.children]) {
    const name = child.tagName.toUpperCase();
    if (DROPPED.has(name)) {
      child.remove();
      continue;
    }
    clean(child);
    if (!KEPT.has(name)) {
      child.replaceWith(...child.childNodes);
      continue;
    }
    const allowed = [...(ATTRIBUTES['*'] ?? []), ...(ATTRIBUTES[name] ?? [])];
    for (const { name: attribute, value } of [...child.attributes]) {
      // An anchor inside the document keeps its name, but not as an id that could clash with the window's own.
      if (attribute === 'id') child.setAttribute('data-anchor', value);
      if (!allowed.includes(attribute)) child.removeAttribute(attribute);
    }
    if (name === 'A') {
      const href = child.getAttribute('href');
      if (href === null) continue;
      if (LINK.test(href.trim())) {
        child.classList.add('link');
        if (/^https:/i.test(href)) child.setAttribute('data-external', '');
      } else {
        child.removeAttribute('href');
      }
    }
  }
}

/** The elements of a section. */
export function safeFragment(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  const holder = document.createElement('div');
  holder.append(template.content);
  clean(holder);
  for (const table of holder.querySelectorAll('table')) {
    // A wide table scrolls by itself, never the page, and can be reached with the keyboard to do so.
    const frame = document.createElement('div');
    frame.className = 'table-frame';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'group');
    const caption = table.querySelector('caption')?.textContent?.trim();
    if (caption) frame.setAttribute('aria-label', caption);
    table.classList.add('table', 'ptable');
    table.replaceWith(frame);
    frame.append(table);
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...holder.childNodes);
  return fragment;
}
