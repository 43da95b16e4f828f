import { describe, expect, it } from 'vitest';
import { albanianDates, albanianNames, albanianNumbers } from '../../src/i18n/albanian';
import { I18n } from '../../src/i18n/i18n.svelte';
import { nameIn, ownName, sign } from '../../src/i18n/languages';
import { bestLanguage, LANGUAGES, type InterfaceLanguage } from '../../src/i18n/messages';
import { day, month, number } from '../../src/i18n/moments';

const now = new Date('2026-11-23T12:00:00Z');
/** Blanks that do not break, and marks of direction, are told from others by nobody who reads. */
const plain = (text: string): string =>
  text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2066-\u2069\u200e\u200f]/g, '');

async function speaking(language: InterfaceLanguage): Promise<I18n> {
  const i18n = new I18n(() => now);
  await i18n.use(language);
  return i18n;
}

describe('dates and numbers are those of the language, with the digits of the paper copy', () => {
  it.each<[InterfaceLanguage, string, string, string, string]>([
    ['en', 'Mon 23 Nov', '1 March 2026', 'May 2026', '1,234,567.5'],
    ['ar', 'الاثنين، 23 نوفمبر', '1 مارس 2026', 'مايو 2026', '1,234,567.5'],
    ['es', 'lun, 23 nov', '1 de marzo de 2026', 'Mayo de 2026', '1.234.567,5'],
    ['fr', 'lun. 23 nov.', '1 mars 2026', 'Mai 2026', '1 234 567,5'],
    ['hu', 'nov. 23., H', '2026. március 1.', '2026. május', '1 234 567,5'],
    ['ru', 'пн, 23 нояб.', '1 марта 2026 г.', 'Май 2026 г.', '1 234 567,5'],
    ['sq', 'hën, 23 nën', '1 mars 2026', 'Maj 2026', '1 234 567,5'],
    ['sr-Cyrl', 'пон 23. нов', '1. март 2026.', 'Мај 2026.', '1.234.567,5'],
    ['sr-Latn', 'pon 23. nov', '1. mart 2026.', 'Maj 2026.', '1.234.567,5'],
  ])('%s', (language, short, long, heading, count) => {
    const found = [
      day('2026-11-23', language, now, { weekday: true }),
      day('2026-03-01', language, now, { year: 'always', long: true }),
      month('2026-05-01', language),
      number(1_234_567.5, language, 1),
    ];
    expect(found.map(plain)).toEqual([short, long, heading, count]);
  });

  it('is the language that was chosen last, whichever is there last', async () => {
    const i18n = new I18n(() => now);
    await i18n.use('en');
    await Promise.all([i18n.use('ar'), i18n.use('en')]);
    expect(i18n.language).toBe('en');
  });

  it('covers every language of the window', async () => {
    for (const language of LANGUAGES) {
      const i18n = await speaking(language);
      expect([language, i18n.language, i18n.size(12_400_000).length > 4]).toEqual([language, language, true]);
    }
  });
});

describe('counts are said in the forms of the language', () => {
  it.each<[InterfaceLanguage, string[]]>([
    ['en', ['Save the copy…', 'Save 2 copies…', 'Save 5 copies…', 'Save 11 copies…', 'Save 21 copies…']],
    [
      'ru',
      ['Сохранить 1 копию…', 'Сохранить 2 копии…', 'Сохранить 5 копий…', 'Сохранить 11 копий…', 'Сохранить 21 копию…'],
    ],
    [
      'sr-Latn',
      ['Sačuvaj 1 kopiju…', 'Sačuvaj 2 kopije…', 'Sačuvaj 5 kopija…', 'Sačuvaj 11 kopija…', 'Sačuvaj 21 kopiju…'],
    ],
    [
      'sr-Cyrl',
      ['Сачувај 1 копију…', 'Сачувај 2 копије…', 'Сачувај 5 копија…', 'Сачувај 11 копија…', 'Сачувај 21 копију…'],
    ],
    ['ar', ['حفظ النسخة…', 'حفظ نسختين…', 'حفظ 5 نسخ…', 'حفظ 11 نسخة…', 'حفظ 21 نسخة…']],
  ])('%s', async (language, wanted) => {
    const { t } = await speaking(language);
    expect([1, 2, 5, 11, 21].map((count) => plain(t('take-copies', { count })))).toEqual(wanted);
  });
});

describe('Albanian where the engine does not know it', () => {
  const zone = { timeZone: 'UTC' } as const;
  it.each<Intl.DateTimeFormatOptions>([
    { day: 'numeric', month: 'short' },
    { day: 'numeric', month: 'short', weekday: 'short', year: 'numeric' },
    { day: 'numeric', month: 'long', year: 'numeric' },
    { day: 'numeric', month: 'long', weekday: 'long' },
    { month: 'long', year: 'numeric' },
    { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  ])('writes dates as an engine that does: %o', (options) => {
    const known = new Intl.DateTimeFormat('sq-u-nu-latn', { ...options, ...zone });
    const own = albanianDates({ ...options, ...zone });
    for (let day = 0; day < 366; day += 1) {
      const when = Date.UTC(2026, 0, 1, 9, 5) + day * 86_400_000;
      expect(plain(own.format(when))).toBe(plain(known.format(when)));
    }
  });

  it('writes numbers and names of languages so, too', () => {
    const names = new Intl.DisplayNames('sq', { type: 'language' });
    for (const count of [0, 7, 0.25, 1234.6, 12_345.6, 1_234_567.5]) {
      const known = new Intl.NumberFormat('sq-u-nu-latn', { maximumFractionDigits: 1 });
      expect(plain(albanianNumbers(1).format(count))).toBe(plain(known.format(count)));
    }
    for (const tag of [...LANGUAGES, 'fa', 'prs', 'ps', 'uk', 'tr']) expect(albanianNames.of(tag)).toBe(names.of(tag));
  });
});

describe('names of languages', () => {
  it('names languages in themselves and in the language of the window', () => {
    expect([ownName('sr-Cyrl'), ownName('sq'), ownName('ar'), ownName('fr')]).toEqual([
      'Српски',
      'Shqip',
      'العربية',
      'Français',
    ]);
    expect([sign('sr-Cyrl'), sign('sr-Latn'), sign('ar')]).toEqual(['СРП', 'SR', 'AR']);
    expect(nameIn('ar', 'en')).toBe('Arabic');
    expect(nameIn('not a tag', 'en')).toBe('not a tag');
  });

  it.each([
    [['fr-FR', 'ar-SY'], 'fr'],
    [['de-DE', 'ar-SY'], 'ar'],
    [['C', 'hu_HU'], 'hu'],
    [['sr-Latn-RS'], 'sr-Latn'],
    [['sr-RS'], 'sr-Cyrl'],
    [['sr-ME'], 'sr-Latn'],
    [['sq-XK'], 'sq'],
    [['de'], 'en'],
    [[], 'en'],
  ])('begins in the best language it has: %j → %s', (preferred, language) => {
    expect(bestLanguage(preferred)).toBe(language);
  });
});
