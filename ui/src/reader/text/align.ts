/** Which sections of two editions belong together: those of one id. */
import type { SectionRow } from '../../host/generated/SectionRow';

/** Two sections that face each other; one alone where the other edition has none of its id. */
export interface Facing {
  left?: SectionRow;
  right?: SectionRow;
}

/**
 * Both editions' sections as rows, each once, in the order of the left one. What only the right one has stands where it
 * stands there. Where no id is common to both, sections face each other in their order.
 */
export function aligned(left: readonly SectionRow[], right: readonly SectionRow[]): Facing[] {
  const places = new Map(right.map(({ id }, at) => [id, at]));
  const ours = new Set(left.map(({ id }) => id));
  if (!left.some(({ id }) => places.has(id))) {
    return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => facing(left[at], right[at]));
  }
  const rows: Facing[] = [];
  let next = 0;
  const alone = (until: number): void => {
    for (; next < until; next += 1) {
      const section = right[next];
      if (section && !ours.has(section.id)) rows.push({ right: section });
    }
  };
  for (const section of left) {
    const at = places.get(section.id);
    if (at !== undefined) {
      alone(at);
      next = Math.max(next, at + 1);
    }
    rows.push(facing(section, at === undefined ? undefined : right[at]));
  }
  alone(right.length);
  return rows;
}

function facing(left: SectionRow | undefined, right: SectionRow | undefined): Facing {
  return { ...(left && { left }), ...(right && { right }) };
}
