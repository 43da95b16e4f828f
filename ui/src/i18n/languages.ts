/** Names of languages: in their own words, in the words of the interface, and as two letters. */
import { languageNames } from './formats';

/** Own names that not every system knows, or to which it would add a bracket that a list has no room for. */
const OWN: Record<string, string> = {
  am: 'አማርኛ',
  ar: 'العربية',
  bs: 'Bosanski',
  ckb: 'کوردیی ناوەندی',
  cnr: 'Crnogorski',
  fa: 'فارسی',
  hr: 'Hrvatski',
  mk: 'Македонски',
  prs: 'دری',
  ps: 'پښتو',
  rom: 'Romani čhib',
  so: 'Soomaali',
  sq: 'Shqip',
  sr: 'Srpski',
  'sr-Cyrl': 'Српски',
  'sr-Latn': 'Srpski',
  ti: 'ትግርኛ',
  ur: 'اردو',
};

/** Short signs where the letters of the tag would not tell two apart. */
const SIGNS: Record<string, string> = { 'sr-Latn': 'SR', 'sr-Cyrl': 'СРП', 'zh-Hant': '繁', 'zh-Hans': '简' };

function displayName(tag: string, inLanguage: string): string | undefined {
  try {
    return languageNames(inLanguage).of(tag) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The name of a language in that language, as a title. */
export function ownName(tag: string): string {
  const known = OWN[tag];
  if (known) return known;
  const name = displayName(tag, tag) ?? tag;
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase(tag) + rest.join('');
}

/** The name of a language in the language of the interface. */
export function nameIn(tag: string, interfaceLanguage: string): string {
  return displayName(tag, interfaceLanguage) ?? tag;
}

/** The sign on a language tag: two or three letters. */
export function sign(tag: string): string {
  return SIGNS[tag] ?? (tag.split('-')[0] ?? tag).toUpperCase();
}
