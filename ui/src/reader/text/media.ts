/** Fills the pictures of a document with bytes from the library: no address of a picture ever leaves the app. */
import { toFailure } from '../../host';
import type { AppState } from '../../state/app.svelte';

/** Pictures that are filled. */
export interface Filled {
  /** Asks once more for those that were not on this computer. */
  again: () => void;
  /** Frees their bytes. */
  close: () => void;
}

/** Fills every `<img data-media>` of an edition below `root` when it comes near. */
export function fillMedia(root: Element, app: AppState, edition: string): Filled {
  const { t } = app.i18n;
  /** The words of the button that opens one in another program. */
  const open = t('open-outside');
  const made: string[] = [];
  /** What stands for each picture that is not on this computer. */
  const absent = new Map<HTMLImageElement, HTMLElement>();
  let over = false;

  const replace = (image: HTMLImageElement, here: boolean): void => {
    const before = absent.get(image);
    if (before && !here) return;
    // Pictures stand among words as often as between paragraphs.
    const note = document.createElement('span');
    note.className = 'media-missing';
    // For the library the picture's words still stand there.
    note.dataset.alt = image.alt;
    const { alt } = image;
    // One that is here and cannot be shown is too large, or none.
    if (here) note.textContent = alt ? t('picture-unfit-alt', { alt }) : t('picture-unfit');
    else note.textContent = alt ? t('picture-missing-alt', { alt }) : t('picture-missing');
    if (here) {
      const button = document.createElement('button');
      button.className = 'btn small';
      button.textContent = open;
      button.addEventListener('click', () => app.openOutside(edition, image.dataset.media ?? ''));
      note.append(' ', button);
    }
    (before ?? image).replaceWith(note);
    if (here) absent.delete(image);
    else absent.set(image, note);
  };
  const fill = async (image: HTMLImageElement): Promise<void> => {
    try {
      const bytes = await app.host.picture(edition, image.dataset.media ?? '');
      if (over) return;
      const address = URL.createObjectURL(new Blob([bytes]));
      made.push(address);
      image.decoding = 'async';
      image.addEventListener('error', () => !over && replace(image, true), { once: true });
      image.src = address;
      absent.get(image)?.replaceWith(image);
      absent.delete(image);
    } catch (error) {
      const { code } = toFailure(error);
      if (!over) replace(image, code !== 'not_here' && code !== 'not_found');
    }
  };

  const images = [...root.querySelectorAll<HTMLImageElement>('img[data-media]')];
  let observer: IntersectionObserver | undefined;
  if (images.length > 0 && typeof IntersectionObserver !== 'undefined') {
    observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          observer?.unobserve(target);
          void fill(target as HTMLImageElement);
        }
      },
      { rootMargin: '800px' },
    );
    for (const image of images) observer.observe(image);
  } else {
    for (const image of images) void fill(image);
  }
  return {
    again: () => {
      for (const image of absent.keys()) void fill(image);
    },
    close: () => {
      over = true;
      observer?.disconnect();
      for (const address of made) URL.revokeObjectURL(address);
    },
  };
}
