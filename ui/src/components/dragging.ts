/**
 * Files that are dragged out of the window, into a folder or a message.
 *
 * What is dragged must lie ready as a file when dragging begins, since a page says it at that moment and not later. Keyboards
 * save a copy instead.
 */
import type { Attachment } from 'svelte/attachments';
import type { DraggedFile } from '../host/generated/DraggedFile';
import type { AppState } from '../state/app.svelte';

/** A file of at most so many bytes is laid ready when the pointer comes near; a larger one when it is pressed. */
const AT_ONCE = 16 * 1024 * 1024;

/** Whether the webview hands over the file that a page names: others make a shortcut of its address. */
export function canDragOut(): boolean {
  return document.documentElement.dataset.engine === 'webkitgtk';
}

/** Lets the document of an edition, which has so many bytes, be dragged out by the element. */
export function dragsOut(app: AppState, edition: string, bytes: number): Attachment<HTMLElement> {
  return (element) => {
    let file: DraggedFile | undefined;
    let asking = false;
    /** Whether dragging began before the file was there. */
    let early = false;

    async function prepare(said: boolean): Promise<void> {
      if (asking || file) return;
      asking = true;
      try {
        file = await (said ? app.attempt(() => app.host.copyToDrag(edition)) : app.host.copyToDrag(edition));
      } catch {
        // Pressing it asks once more, and says why not.
      }
      asking = false;
      if (file && early) app.toasts.show({ text: app.i18n.t('file-drag-ready') });
      early = false;
    }
    const near = (): void => {
      if (bytes <= AT_ONCE) void prepare(false);
    };
    const press = (): void => void prepare(true);
    // It may have been revised, or mended, when the pointer comes again.
    const leave = (): void => {
      file = undefined;
    };
    const begin = (event: DragEvent): void => {
      if (!file || !event.dataTransfer) {
        early = true;
        event.preventDefault();
        return;
      }
      event.dataTransfer.effectAllowed = 'copy';
      event.dataTransfer.setData('text/uri-list', file.url);
    };
    element.draggable = true;
    element.addEventListener('pointerenter', near);
    element.addEventListener('pointerdown', press);
    element.addEventListener('dragstart', begin);
    element.addEventListener('dragend', leave);
    return () => {
      element.draggable = false;
      element.removeEventListener('pointerenter', near);
      element.removeEventListener('pointerdown', press);
      element.removeEventListener('dragstart', begin);
      element.removeEventListener('dragend', leave);
    };
  };
}
