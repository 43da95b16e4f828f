/** How the pages of a document are shown, and which one: shared by their tools, the view and the reader's keys. */
import { recall, remember } from '../../state/memory';
import { labelOf } from './page-layout';
import type { Turn } from './page-words';
import { nextSize, ZOOMS, type Zoom } from '../zoom';

/** The state of the pages. How a person likes to see pages is kept for the next document; which way they turned them is not. */
export class PagesState {
  /** How large pages are. */
  zoom = $state<Zoom>(recall('pages-zoom') === 'page' ? 'page' : 'fit');
  /** One page at a time, instead of one below the other. */
  single = $state(recall('pages-single') === 'yes');
  /** Quarter turns clockwise. */
  turn = $state<Turn>(0);
  /** Whether small pages are shown to choose from. */
  thumbnails = $state(recall('pages-thumbnails') === 'yes');
  /** How many pages the document has; 0 while it is not open. */
  count = $state(0);
  /** The page that is being read, from 1. */
  page = $state(1);
  /** What the pages are called, where they are not called by their number. */
  labels = $state.raw<readonly string[] | null>(null);
  /** What the chosen size comes to, in per cent of the printed size. */
  percent = $state(100);
  /** Whether the field for a page wants the focus; counts the requests. */
  asks = $state(0);

  /** Larger or smaller, or back to as wide as there is room. */
  resize(step: 1 | -1 | 0): void {
    this.setZoom(step === 0 ? 'fit' : nextSize(this.percent, step, ZOOMS));
  }

  /** Sets how large pages are. */
  setZoom(zoom: Zoom): void {
    this.zoom = zoom;
    if (typeof zoom === 'string') remember('pages-zoom', zoom === 'page' ? zoom : null);
  }

  /** One page at a time, or one below the other. */
  setSingle(single: boolean): void {
    this.single = single;
    remember('pages-single', single ? 'yes' : null);
  }

  /** Shows or hides the small pages. */
  setThumbnails(shown: boolean): void {
    this.thumbnails = shown;
    remember('pages-thumbnails', shown ? 'yes' : null);
  }

  /** Turns the pages by quarters of a turn clockwise. */
  rotate(by: 1 | -1): void {
    this.turn = ((this.turn + by + 4) % 4) as Turn;
  }

  /** What a page is called. */
  label(page: number): string {
    return labelOf(page, this.labels);
  }
}
