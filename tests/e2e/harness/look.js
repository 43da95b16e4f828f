/** How the window looks: its language and its theme, and what its interface says in a language. */

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { until } from './wait.js';

const LOCALES = fileURLToPath(new URL('../../../resources/locales/', import.meta.url));

/**
 * What the interface says in a language.
 *
 * @param {string} language
 * @returns {(id: string) => string} gives a sentence without variables by its Fluent id
 */
export function wordsOf(language) {
  const folder = `${LOCALES}${language}/`;
  const said = readdirSync(folder)
    .map((name) => readFileSync(folder + name, 'utf8'))
    .join('\n');
  const words = new Map([...said.matchAll(/^([a-z][\w-]*) = (.+)$/gm)].map(([, id, text]) => [id, text]));
  return (id) => {
    const found = words.get(id);
    if (found === undefined) throw new Error(`${id} is no sentence of ${language}`);
    return found;
  };
}

/**
 * A sentence with variables as the source of a pattern: what is given for a variable, anything for another. Marks that keep
 * directions apart may stand around each.
 *
 * @param {string} sentence
 * @param {Record<string, string | number>} [values] by the names of the variables
 * @returns {string}
 */
export function pattern(sentence, values = {}) {
  const plain = (text) => String(text).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const isolated = (name) => `\u2068?${name in values ? plain(values[name]) : '.*'}\u2069?`;
  // Names of variables stand between what is said.
  const parts = sentence.split(/\{ \$(\w+) \}/);
  return parts.map((part, at) => (at % 2 === 0 ? plain(part) : isolated(part))).join('');
}

/**
 * Chooses the language and the theme in the settings.
 *
 * @param {import('./page.js').Page} page
 * @param {string} language
 * @param {'light' | 'dark'} theme
 */
export async function choose(page, language, theme) {
  // What is said to a window that has not begun yet is lost.
  await until('the window', () => page.run(() => document.querySelector('main') !== null));
  await page.visit('/settings');
  await until('the settings', () => page.run(() => document.querySelectorAll('input[name=theme]').length === 3));
  // In one moment, as a hand cannot: neither choice may undo the other.
  await page.run(
    (wanted, look) => {
      const label = [...document.querySelectorAll('label')].find((one) => one.querySelector(`[lang=${wanted}]`));
      label.querySelector('input').click();
      document.querySelectorAll('input[name=theme]')[look === 'light' ? 1 : 2].click();
    },
    language,
    theme,
  );
  await until('the language and the theme', () =>
    page.run(
      (wanted, look) => document.documentElement.lang === wanted && document.documentElement.dataset.theme === look,
      language,
      theme,
    ),
  );
}

/** Waits until nothing moves and every picture and letter that is in view is there. */
export async function still(page) {
  let restless = '';
  try {
    await until(
      'stillness',
      async () => {
        restless = await page.run(moves);
        return restless === '';
      },
      10_000,
    );
  } catch (error) {
    error.message += `: ${restless}`;
    throw error;
  }
}

/* In the page: what of it is not still. */
function moves() {
  const running = document.getAnimations().filter(({ playState }) => playState === 'running');
  const coming = [...document.images].filter((image) => !image.complete && image.loading !== 'lazy');
  return [
    ...running.map(({ animationName, transitionProperty, effect }) =>
      [animationName ?? transitionProperty, effect.target?.className].join(' of '),
    ),
    ...coming.map(({ src }) => src),
    ...(document.fonts.status === 'loaded' ? [] : ['fonts']),
  ].join(', ');
}
