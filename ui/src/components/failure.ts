/** What is said of a failure: what happened, what to do, and what it is about. The only place that words it. */
import type { Failure } from '../host/generated/Failure';
import type { I18n } from '../i18n/i18n.svelte';

/** The words of a failure. */
export interface FailureWords {
  what: string;
  next: string;
  /** What it is about, by name: a title with its language, a file, a folder. */
  about: string[];
}

/** Words a failure. */
export function failureWords(failure: Failure, i18n: I18n): FailureWords {
  const { t } = i18n;
  const { item, path, title, source } = failure.args;
  // Not on this computer is one thing; what a source lacks does not come by waiting for an update.
  const lacking = failure.code === 'not_here' && source !== undefined;
  const name = lacking ? 'missing-there' : failure.code.replaceAll('_', '-');
  const at = item?.lastIndexOf('@') ?? -1;
  const titled =
    title === undefined
      ? item
      : item !== undefined && at >= 0
        ? t('error-about-in', { title, language: i18n.ownName(item.slice(at + 1)) })
        : title;
  return {
    what: t(`error-${name}`, lacking ? { source } : {}),
    next: t(`error-${name}-next`),
    about: [titled, path].filter((one): one is string => one !== undefined && one !== ''),
  };
}
