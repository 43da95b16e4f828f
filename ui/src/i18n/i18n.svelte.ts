/** The language of the interface: translation, dates, numbers and sizes, all reactive to a change of language. */
import type { FluentBundle, FluentVariable } from '@fluent/bundle';
import { directionOf, FALLBACK, loadBundle, type InterfaceLanguage } from './messages';
import * as moments from './moments';
import { nameIn, ownName } from './languages';

/** The values that a sentence needs, by name. */
export type Args = Record<string, string | number>;

/** Unicode's marks around a text whose direction is its own. */
const ISOLATE = String.fromCodePoint(0x2068);
const END = String.fromCodePoint(0x2069);

const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Isolates a text that is put into a sentence, where its direction could disturb the sentence: always in a
 * right-to-left interface (numbers and ranges too), and in a left-to-right one only texts with right-to-left letters.
 */
function isolate(value: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' || RTL_LETTER.test(value) ? ISOLATE + value + END : value;
}

/** Translates, and writes dates, numbers and sizes, in the language of the interface. */
export class I18n {
  /** The language of the interface. */
  language = $state<InterfaceLanguage>(FALLBACK);
  #bundle = $state.raw<FluentBundle | null>(null);
  #fallback: FluentBundle | null = null;
  #now: () => Date;
  /** Counts what was chosen: of several languages that are being loaded the last counts. */
  #chosen = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** The direction in which the interface is written. */
  get direction(): 'ltr' | 'rtl' {
    return directionOf(this.language);
  }

  /** Loads a language and switches to it; the old one stays until the new one is there. */
  async use(language: InterfaceLanguage): Promise<void> {
    const mine = (this.#chosen += 1);
    this.#fallback ??= await loadBundle(FALLBACK);
    const bundle = language === FALLBACK ? this.#fallback : await loadBundle(language);
    if (mine !== this.#chosen) return;
    this.language = language;
    this.#bundle = bundle;
  }

  /** Whether there is a sentence of this name. */
  has(id: string): boolean {
    return (this.#bundle?.hasMessage(id) || this.#fallback?.hasMessage(id)) ?? false;
  }

  /** The sentence named `id`. An unknown name is shown as itself, so that it is noticed. */
  t = (id: string, args: Args = {}): string => {
    for (const bundle of [this.#bundle, this.#fallback]) {
      const message = bundle?.getMessage(id);
      if (!bundle || !message?.value) continue;
      const given: Record<string, FluentVariable> = {};
      for (const [name, value] of Object.entries(args)) {
        given[name] = typeof value === 'string' ? isolate(value, this.direction) : value;
      }
      const errors: Error[] = [];
      const text = bundle.formatPattern(message.value, given, errors);
      for (const error of errors) console.error(id, error);
      return text;
    }
    return id;
  };

  /** A date: `23 Nov`, with the year where it is not near. */
  day = (when: string, options?: moments.DayOptions): string => moments.day(when, this.language, this.#now(), options);

  /** A date with its time, where it has one, and with "today" for today. */
  moment = (when: string): string => {
    const time = moments.clock(when, this.language);
    const today = moments.daysAgo(when, this.#now()) === 0;
    if (today) return time ? this.t('moment-today-at', { time }) : this.t('moment-today');
    const date = this.day(when, { weekday: true });
    return time ? this.t('moment-day-at', { date, time }) : date;
  };

  /** How many calendar days ago something was. */
  daysAgo = (when: string): number => moments.daysAgo(when, this.#now());

  /** The time of a moment. */
  clock = (when: string): string => moments.clock(when, this.language);

  /** The name of a month, with its year. */
  month = (when: string): string => moments.month(when, this.language);

  /** A number. */
  number = (value: number, digits = 0): string => moments.number(value, this.language, digits);

  /** A size in bytes, as people write it. */
  size = (bytes: number): string => {
    const { value, digits, unit } = moments.size(bytes);
    // A number is not parted from its unit.
    return this.t(`size-${unit}`, { value: this.number(value, digits) }).replaceAll(' ', '\u00a0');
  };

  /** The name of a language in itself. */
  ownName = ownName;

  /** The name of a language in the language of the interface. */
  languageName = (tag: string): string => nameIn(tag, this.language);
}
