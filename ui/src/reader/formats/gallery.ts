/** The pictures of a document, in their order, with what is said of each. */
import type { SectionRow } from '../../host/generated/SectionRow';
import { safeFragment } from '../../text/html';

/** A picture of a gallery. */
export interface Picture {
  /** Its name among the files. */
  name: string;
  alt: string;
  /** Its caption, else the heading it stands under. */
  caption: string;
  section: string;
  /** The heading it stands under, where the caption is another. */
  title: string;
}

/** The pictures that the sections show. */
export function picturesOf(sections: readonly SectionRow[]): Picture[] {
  return sections.flatMap(({ id, heading, html }) => {
    const holder = document.createElement('div');
    holder.append(safeFragment(html));
    const captionOf = (image: Element): string =>
      image.closest('figure')?.querySelector('figcaption')?.textContent?.trim() || heading;
    return [...holder.querySelectorAll<HTMLImageElement>('img[data-media]')].map((image) => ({
      name: image.dataset.media ?? '',
      alt: image.alt,
      caption: captionOf(image),
      section: id,
      title: captionOf(image) === heading ? '' : heading,
    }));
  });
}
