/** Rules in words, and the rules that follow from a change. No side effects. */
import type { Rule } from '../../host/generated/Rule';
import type { Rules } from '../../host/generated/Rules';
import type { I18n } from '../../i18n/i18n.svelte';

/** The key that stands for the rule of all collections without one of their own. */
export const DEFAULT = 'default';

/** The sizes above which files may wait, in bytes; `null` is no limit. */
export const SIZES: readonly (number | null)[] = [null, 1e6, 5e6, 20e6, 100e6];

/** What a rule says, a phrase each. */
export function ruleWords(rule: Rule, i18n: Pick<I18n, 't' | 'size' | 'ownName'>): string[] {
  const words = [i18n.t(`rule-take-${rule.take}`)];
  words.push(
    rule.languages.length === 0
      ? i18n.t('rule-languages-all')
      : rule.languages.map((tag) => i18n.ownName(tag)).join(i18n.t('list-comma')),
  );
  if (rule.largest !== null && rule.take === 'everything')
    words.push(i18n.t('rule-largest', { size: i18n.size(rule.largest) }));
  words.push(i18n.t(`rule-trigger-${rule.trigger}`));
  return words;
}

/** The rules with another one for `key`; `null` gives a collection the default rule again. */
export function withRule(rules: Rules, key: string, rule: Rule | null): Rules {
  if (key === DEFAULT) return rule ? { ...rules, default: rule } : rules;
  const { [key]: _, ...others } = rules.collections;
  return { ...rules, collections: rule ? { ...others, [key]: rule } : others };
}
