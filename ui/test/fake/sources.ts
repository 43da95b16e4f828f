/** The publishers of the backend in memory: what goes with them, and how one is handed on. */
import type { CardCopy } from '../../src/host/generated/CardCopy';
import type { PublicationRow } from '../../src/host/generated/PublicationRow';
import type { Removal } from '../../src/host/generated/Removal';
import type { SourceRow } from '../../src/host/generated/SourceRow';

/** What would go with a publisher. */
export function removalOf(publisher: string, sources: SourceRow[], rows: PublicationRow[]): Removal {
  const theirs = rows.filter(({ id }) => id.startsWith(`${publisher}/`));
  return {
    publisher,
    name: sources.find((row) => row.publisher === publisher)?.name ?? publisher,
    publications: theirs.length,
    saved: theirs.filter(({ saved }) => saved).map((row) => row.editions[0]?.title ?? row.id),
    bytes: 12_000_000,
    sources: sources.filter((row) => row.publisher === publisher).length,
    locked: false,
  };
}

/** A publisher's card, to be handed on. */
export function cardOf(publisher: string, sources: SourceRow[]): CardCopy {
  const known = sources.find((row) => row.publisher === publisher);
  return {
    publisher,
    name: known?.name ?? publisher,
    fingerprint: known?.fingerprint ?? '',
    file: `${publisher}.fieldshelf-card`,
    text: '{"format":1}',
    link: `fieldshelf:${publisher}?key=${known?.fingerprint ?? ''}`,
    qr: ['101', '010', '111'],
  };
}
