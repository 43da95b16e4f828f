/**
 * Under colours that the person chose for everything (`forced-colors: active`) the engine drops backgrounds and shadows, and
 * takes the system's colours for the rest. Nothing that only they tell may be lost then.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const STYLES = join(import.meta.dirname, '../../src/styles');
const FORCED = '@media (forced-colors: active)';

interface Rule {
  file: string;
  /** The rules around it, such as `@media`. */
  around: string[];
  selectors: string[];
  says: Map<string, string>;
}

/** The parts of a text between commas that stand in no brackets. */
function parts(text: string): string[] {
  const found = [''];
  let depth = 0;
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) found.push('');
    else found[found.length - 1] += letter;
  }
  return found.map((part) => part.trim().replaceAll(/\s+/g, ' '));
}

/** A selector without `:is(…)`: one for each of its alternatives. */
function plain(selector: string): string[] {
  const at = selector.indexOf(':is(');
  if (at < 0) return [selector];
  let end = at + 4;
  for (let depth = 1; depth > 0; end += 1) depth += selector[end] === '(' ? 1 : selector[end] === ')' ? -1 : 0;
  return parts(selector.slice(at + 4, end - 1)).flatMap((one) => {
    // `.set :is(a[…])`: an element's name may follow a blank alone.
    return plain(selector.slice(0, at) + one + selector.slice(end));
  });
}

/** All rules of a style sheet, in order; none of ours is nested in another. */
function rulesOf(file: string): Rule[] {
  const text = readFileSync(join(STYLES, file), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
  const found: Rule[] = [];
  const around: string[] = [];
  let rest = text;
  for (let match; (match = /^([^{};]*)([{};])/.exec(rest));) {
    const [all, head = '', sign] = match;
    rest = rest.slice(all.length);
    if (sign === '}') around.pop();
    else if (sign === '{' && /^\s*@(layer|media|supports|container)/.test(head)) around.push(head.trim());
    else if (sign === '{') {
      const end = rest.indexOf('}');
      const says = new Map(
        rest
          .slice(0, end)
          .split(';')
          .filter((line) => line.includes(':'))
          .map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
      );
      found.push({ file, around: [...around], selectors: parts(head).flatMap(plain), says });
      rest = rest.slice(end + 1);
    }
  }
  return found;
}

const ALL = readdirSync(STYLES)
  .filter((name) => name.endsWith('.css'))
  .flatMap(rulesOf);
const forced = ALL.filter(({ around }) => around.includes(FORCED));
const usual = ALL.filter(({ around }) => !around.some((one) => one.startsWith('@media') && /forced|print/.test(one)));

/** What says that something is so: chosen, pressed, open, here, new, found, marked, changed. */
const STATE =
  /\[aria-(current|pressed|selected|expanded)|\[data-(on|state|status|kind|change|pen)|:checked|:focus|::highlight|\.(now|unread|new|fresh|spoken|unsure|hits|count)(?![\w-])|(^|[\s.])(mark|ins|del)(?![\w-])/;

/** Declarations that are still seen without backgrounds and shadows; colours alone are not. */
function remains({ says }: Rule): boolean {
  return [...says].some(
    ([name, value]) =>
      (/^(border|border-(block|inline)(-start|-end)?|outline)$/.test(name) &&
        /solid|dashed|dotted|double/.test(value)) ||
      /^border(-[a-z]+)*-(style|width)$/.test(name) ||
      (/^text-decoration(-line|-style)?$/.test(name) && !/none/.test(value)),
  );
}

/** Parts that keep their own colours, and all in them: the tokens are the system's there. */
const KEPT = ALL.filter(({ says }) => says.get('forced-color-adjust') === 'none').flatMap(({ selectors }) => selectors);

/** What stands beside it in words and with an icon says the same. */
const SAID_IN_WORDS = [
  /^\.banner\[data-kind/,
  /^\.n-fresh\[data-state='stale'\]/,
  /^\.badge\[data-status/,
  /^:root\[dir='rtl'\] \.mark-row/,
  /^\.btn\.plain/,
];

describe('forced colours', () => {
  it('lose no state that a background or a shadow alone tells', () => {
    const covered = new Set(forced.flatMap(({ selectors }) => selectors));
    const lost = usual
      .filter((rule) => {
        const told = ['background', 'background-color', 'box-shadow'].some(
          (name) => rule.says.has(name) && !/^(none|transparent)/.test(rule.says.get(name) ?? ''),
        );
        return told && !remains(rule);
      })
      .flatMap(({ file, selectors }) => selectors.map((selector) => ({ file, selector })))
      .filter(({ selector }) => STATE.test(selector) && !/:(hover|active)/.test(selector))
      .filter(({ selector }) => !KEPT.some((part) => selector.startsWith(part) && selector !== part))
      .filter(({ selector }) => !SAID_IN_WORDS.some((pattern) => pattern.test(selector)))
      .filter(({ selector }) => ![...covered].some((one) => selector === one || selector.endsWith(` ${one}`)))
      .map(({ file, selector }) => `${file}: ${selector}`);
    expect(lost).toEqual([]);
  });

  it('are told in the system’s colours alone', () => {
    const own = forced.flatMap(({ file, selectors, says }) =>
      [...says]
        .filter(([, value]) => /var\(--c-|oklch|#|rgb/.test(value))
        .map(([name]) => `${file}: ${selectors.join()} ${name}`),
    );
    expect(own).toEqual([]);
  });

  it('have one of the system’s for each colour of ours but those of covers, which are drawn', () => {
    const names = (rules: Rule[]): string[] =>
      rules
        .filter(({ file }) => file === 'tokens.css')
        .flatMap(({ says }) => [...says.keys()])
        .filter((name) => name.startsWith('--c-') && !/^--c-(cover|scrim)/.test(name));
    expect([...new Set(names(usual))].toSorted()).toEqual(names(forced).toSorted());
  });

  it('fill nothing with one of the system’s without keeping the words on it in theirs', () => {
    const plainly = new Set(['Canvas', undefined]);
    const system = new Map(
      forced
        .filter(({ file }) => file === 'tokens.css')
        .flatMap(({ says }) => [...says].filter(([name]) => name.startsWith('--'))),
    );
    const filled = usual
      .filter(({ says }) => says.has('color'))
      .filter(
        ({ says }) =>
          !plainly.has(system.get(/^var\((--c-[a-z0-9-]+)\)$/.exec(says.get('background') ?? '')?.[1] ?? '')),
      )
      .flatMap(({ file, selectors }) => selectors.map((selector) => ({ file, selector })))
      .filter(({ selector }) => !/:(hover|active)/.test(selector))
      .filter(({ selector }) => !KEPT.includes(selector.replace(/\.now$/, '')))
      .map(({ file, selector }) => `${file}: ${selector}`);
    expect(filled).toEqual([]);
  });
});

describe('less motion', () => {
  it('stops everything that moves, and nothing is moved by hand', () => {
    const rule = ALL.find(
      ({ around }) => around.some((one) => one.includes('reduced-motion')) && around.includes('@layer utilities'),
    );
    expect(rule?.selectors).toEqual(['*', '*::before', '*::after']);
    expect(Object.fromEntries(rule?.says ?? [])).toEqual({
      'scroll-behavior': 'auto !important',
      transition: 'none !important',
      animation: 'none !important',
    });
    const folder = join(import.meta.dirname, '../../src');
    const moved = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(svelte|ts)$/.test(name))
      .filter((name) =>
        /behavior: 'smooth'|\.animate\(|svelte\/(transition|animate|motion)/.test(
          readFileSync(join(folder, name), 'utf8'),
        ),
      );
    expect(moved).toEqual([]);
  });
});
