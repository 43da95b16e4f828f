/** What the engine writes dates, numbers and names with. To make one takes far longer than to use it: each is made once. */
import { albanianDates, albanianNames, albanianNumbers, type Dates } from './albanian';

/** Gives the same thing again for the same words. */
function once<Words extends unknown[], Made>(make: (...words: Words) => Made): (...words: Words) => Made {
  const known = new Map<string, Made>();
  return (...words) => {
    const key = JSON.stringify(words);
    let made = known.get(key);
    if (made === undefined) {
      made = make(...words);
      known.set(key, made);
    }
    return made;
  };
}

/** The locale whose digits are European, so that numbers match the paper copy. */
function locale(language: string): string {
  return language === 'en' ? 'en-GB-u-nu-latn' : `${language}-u-nu-latn`;
}

/** Whether the engine knows a language; where it does not, it would write English without a word. */
const knows = (language: string): boolean => Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;

/** A day in each half of a year: by how far they are from universal time a time zone is told from others. */
const [WINTER, SUMMER] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)];

const datesIn = once((language: string, options: Intl.DateTimeFormatOptions, ..._zone: number[]): Dates =>
  language === 'sq' && !knows('sq') ? albanianDates(options) : new Intl.DateTimeFormat(locale(language), options),
);

/** Dates and times. Without a time zone among the options they are those of this computer, where it is now. */
export function dates(language: string, options: Intl.DateTimeFormatOptions): Dates {
  // Who travels with the window open changes what this computer's time zone is.
  const zone = options.timeZone === undefined ? [WINTER, SUMMER] : [];
  return datesIn(language, options, ...zone.map((day) => new Date(day).getTimezoneOffset()));
}

/** Numbers with at most so many digits after the point. */
export const numbers = once((language: string, digits: number): Pick<Intl.NumberFormat, 'format'> =>
  language === 'sq' && !knows('sq')
    ? albanianNumbers(digits)
    : new Intl.NumberFormat(locale(language), { maximumFractionDigits: digits }),
);

/** Names of languages, in a language. Refused by the engine where that is none. */
export const languageNames = once((language: string): Pick<Intl.DisplayNames, 'of'> =>
  language === 'sq' && !knows('sq')
    ? albanianNames
    : new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }),
);
