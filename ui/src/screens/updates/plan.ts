/** What a sync would do, gathered into the few lines that a person reads: small and urgent first. */
import type { Plan } from '../../host/generated/Plan';
import type { PlanItem } from '../../host/generated/PlanItem';

/** A line of the plan. */
export type PlanGroup = 'notices' | 'changed' | 'new' | 'missing' | 'withdrawn';

/** A line of the plan with what it stands for. */
export interface PlanLine {
  group: PlanGroup;
  items: PlanItem[];
  bytes: number;
}

const ORDER: readonly PlanGroup[] = ['notices', 'changed', 'new', 'missing', 'withdrawn'];

function groupOf(item: PlanItem): PlanGroup {
  if (item.change === 'withdrawn') return 'withdrawn';
  return item.kind === 'notice' ? 'notices' : item.change;
}

/** The lines of a plan in the order in which they are done. */
export function planLines(plan: Plan): PlanLine[] {
  const items = plan.sources.flatMap((source) => source.items);
  return ORDER.map((group) => {
    const here = items.filter((item) => groupOf(item) === group);
    return { group, items: here, bytes: here.reduce((sum, item) => sum + item.bytes, 0) };
  }).filter(({ items: here }) => here.length > 0);
}

/** A fingerprint in groups of four, as it is printed on a card. */
export function fingerprintGroups(fingerprint: string): string[] {
  return fingerprint.toUpperCase().match(/.{1,4}/g) ?? [];
}
