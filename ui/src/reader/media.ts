/** Fills the pictures of a document with bytes from the store: no address of a picture ever leaves the app. */
import type { Host } from '../host';
import type { FileRow } from '../host/generated/FileRow';

/** Larger pictures are not shown: they would have to lie in memory whole. */
const LARGEST = 64_000_000;

/** Where pictures come from. */
export interface MediaSource {
  host: Host;
  files: readonly FileRow[];
  /** What stands for a picture that cannot be shown. */
  missing: (alt: string) => string;
}

/** Fills every `<img data-media>` below `root` when it comes near. Returns what frees the bytes again. */
export function fillMedia(root: Element, source: MediaSource): () => void {
  const made: string[] = [];
  let over = false;

  const replace = (image: HTMLImageElement): void => {
    const note = document.createElement('p');
    note.className = 'media-missing';
    note.textContent = source.missing(image.alt);
    image.replaceWith(note);
  };
  const fill = async (image: HTMLImageElement): Promise<void> => {
    const name = image.dataset.media ?? '';
    const file = source.files.find((candidate) => candidate.name === name);
    if (!file?.here || !file.media_type.startsWith('image/') || file.bytes > LARGEST) return replace(image);
    try {
      const bytes = await source.host.fileRange(file.sha256, 0, file.bytes);
      if (over) return;
      const address = URL.createObjectURL(new Blob([bytes], { type: file.media_type }));
      made.push(address);
      image.src = address;
    } catch {
      if (!over) replace(image);
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
  return () => {
    over = true;
    observer?.disconnect();
    for (const address of made) URL.revokeObjectURL(address);
  };
}
