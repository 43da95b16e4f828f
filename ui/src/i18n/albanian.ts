/**
 * Albanian for engines that do not know it: Chromium, and with it the webview of Windows, writes its dates, numbers and
 * names of languages in English. Names and patterns are those of the Unicode CLDR.
 */

/** What writes dates, as far as the window needs it. */
export type Dates = Pick<Intl.DateTimeFormat, 'format'>;

const MONTHS = {
  long: 'janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor'.split(' '),
  short: 'jan shk mar pri maj qer korr gush sht tet nën dhj'.split(' '),
};
const WEEKDAYS = {
  long: ['e hënë', 'e martë', 'e mërkurë', 'e enjte', 'e premte', 'e shtunë', 'e diel'],
  short: 'hën mar mër enj pre sht die'.split(' '),
};
/** The same days as the engine names them in English. */
const ENGLISH = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

/** Dates with a day, a month and whatever else is asked for, or times. */
export function albanianDates(options: Intl.DateTimeFormatOptions): Dates {
  const { month, weekday } = options;
  const english = new Intl.DateTimeFormat('en-GB-u-nu-latn', {
    ...options,
    ...(month ? { month: 'numeric' } : {}),
    ...(weekday ? { weekday: 'short' } : {}),
  });
  if (!month) return english;
  return {
    format: (value) => {
      const part = Object.fromEntries(english.formatToParts(value).map(({ type, value }) => [type, value]));
      const date = [
        part.day && Number(part.day),
        MONTHS[month === 'long' ? 'long' : 'short'][Number(part.month) - 1],
        part.year,
      ];
      const named = part.weekday && WEEKDAYS[weekday === 'long' ? 'long' : 'short'][ENGLISH.indexOf(part.weekday)];
      return `${named ? `${named}, ` : ''}${date.filter(Boolean).join(' ')}`;
    },
  };
}

/** Numbers with at most so many digits after the comma. */
export function albanianNumbers(digits: number): Pick<Intl.NumberFormat, 'format'> {
  // French groups and points alike, with a narrower blank.
  const french = new Intl.NumberFormat('fr-u-nu-latn', { maximumFractionDigits: digits, useGrouping: 'min2' });
  return { format: (value: number | bigint) => french.format(value).replaceAll('\u202f', '\u00a0') };
}

const LANGUAGES: Readonly<Record<string, string>> = {
  am: 'amarisht',
  ar: 'arabisht',
  bg: 'bullgarisht',
  bn: 'bengalisht',
  bs: 'boshnjakisht',
  cs: 'çekisht',
  de: 'gjermanisht',
  el: 'greqisht',
  en: 'anglisht',
  es: 'spanjisht',
  fa: 'persisht',
  fr: 'frëngjisht',
  hi: 'indisht',
  hr: 'kroatisht',
  hu: 'hungarisht',
  it: 'italisht',
  ku: 'kurdisht',
  mk: 'maqedonisht',
  nl: 'holandisht',
  pl: 'polonisht',
  prs: 'darisht',
  ps: 'pashtoisht',
  pt: 'portugalisht',
  ro: 'rumanisht',
  rom: 'rom',
  ru: 'rusisht',
  sk: 'sllovakisht',
  sl: 'sllovenisht',
  so: 'somalisht',
  sq: 'shqip',
  sr: 'serbisht',
  'sr-Cyrl': 'serbisht (cirilik)',
  'sr-Latn': 'serbisht (latin)',
  sw: 'suahilisht',
  th: 'tajlandisht',
  ti: 'tigrinjaisht',
  tr: 'turqisht',
  uk: 'ukrainisht',
  ur: 'urduisht',
  zh: 'kinezisht',
};

/** Names of languages; a language that is not known here is called as it calls itself, elsewhere. */
export const albanianNames: Pick<Intl.DisplayNames, 'of'> = { of: (tag) => LANGUAGES[tag] };
