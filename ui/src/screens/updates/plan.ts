/** What a sync would do, gathered into the few lines that a person reads: small and urgent first. */
import type { Plan } from '../../host/generated/Plan';
import type { PlanItem } from '../../host/generated/PlanItem';
import type { PlanPart } from '../../host/generated/PlanPart';
import type { WaitReason } from '../../host/generated/WaitReason';

/** A line of the plan with what it stands for. */
export interface PlanLine<Group> {
  group: Group;
  items: PlanItem[];
  bytes: number;
}

const PARTS: readonly PlanPart[] = ['notice', 'correction', 'text', 'files', 'withdrawal'];
const REASONS: readonly WaitReason[] = ['budget', 'extent', 'ask', 'by_hand', 'space'];

function lines<Group>(
  items: readonly PlanItem[],
  groups: readonly Group[],
  of: (item: PlanItem) => Group,
): PlanLine<Group>[] {
  return groups
    .map((group) => {
      const here = items.filter((item) => of(item) === group);
      return { group, items: here, bytes: here.reduce((sum, item) => sum + item.bytes, 0) };
    })
    .filter(({ items: here }) => here.length > 0);
}

function all(plan: Plan): PlanItem[] {
  return plan.sources.flatMap((source) => source.items);
}

/** What comes now, in the order in which it does. */
export function planLines(plan: Plan): PlanLine<PlanPart>[] {
  return lines(
    all(plan).filter(({ waits }) => waits === null),
    PARTS,
    ({ part }) => part,
  );
}

/** What waits, by why. */
export function waitingLines(plan: Plan): PlanLine<WaitReason>[] {
  const waiting = all(plan).filter((item): item is PlanItem & { waits: WaitReason } => item.waits !== null);
  return lines(waiting, REASONS, (item) => item.waits ?? 'budget');
}
