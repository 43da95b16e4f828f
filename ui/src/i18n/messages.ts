/** Loads the sentences of the interface from `resources/locales`, a folder a language. */
import { FluentBundle, FluentResource } from '@fluent/bundle';

const files = import.meta.glob<string>('../../../resources/locales/*/*.ftl', {
  query: '?raw',
  import: 'default',
});

/** The interface languages, in the order in which they are offered. */
export const LANGUAGES = ['en', 'ar', 'es', 'fr', 'hu', 'ru', 'sq', 'sr-Cyrl', 'sr-Latn'] as const;

/** An interface language. */
export type InterfaceLanguage = (typeof LANGUAGES)[number];

/** The language used where nothing better is known. */
export const FALLBACK: InterfaceLanguage = 'en';

/** Reads all sentences of one language. Damaged entries are left out and reported to the console. */
export async function loadBundle(language: InterfaceLanguage): Promise<FluentBundle> {
  // Chromium does not know Albanian (albanian.ts) and would count as the system's language does: English tells one from many as
  // Albanian does.
  const bundle = new FluentBundle([`${language}-u-nu-latn`, language, 'en-GB-u-nu-latn'], {
    // Isolation is done by the caller, who knows which arguments need it.
    useIsolating: false,
  });
  const wanted = Object.entries(files).filter(([path]) => path.includes(`/locales/${language}/`));
  const sources = await Promise.all(wanted.map(([, read]) => read()));
  for (const source of sources) {
    for (const error of bundle.addResource(new FluentResource(source))) console.error(error);
  }
  return bundle;
}

/** The best interface language for the languages that the system prefers; a language's usual script is told by CLDR. */
export function bestLanguage(preferred: readonly string[]): InterfaceLanguage {
  for (const tag of preferred) {
    const asked = likely(tag);
    const found = LANGUAGES.find(
      (known) => known === asked?.language || known === `${asked?.language}-${asked?.script}`,
    );
    if (found) return found;
  }
  return FALLBACK;
}

/** The language and script of a tag, the script added where the tag leaves it out. */
function likely(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).maximize();
  } catch {
    // What the system calls its language need not be a tag, such as "C".
    return null;
  }
}

/** The direction in which an interface language is written. */
export function directionOf(language: InterfaceLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
