/** How running text is set: chosen once, for all documents, and remembered. */
import { recall, remember } from '../../state/memory';
import { nextSize } from '../zoom';

/** The sizes of letters, in per cent. */
const SIZES = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** What can be chosen, the usual first. */
export const CHOICES = {
  leading: ['normal', 'close', 'open'],
  width: ['normal', 'short', 'full'],
  letters: ['book', 'plain'],
  paper: ['app', 'warm', 'night', 'contrast'],
} as const;

/** What a choice is of. */
export type Choice = keyof typeof CHOICES;

/** One of what can be chosen. */
export type Chosen<Of extends Choice> = (typeof CHOICES)[Of][number];

function known<Of extends Choice>(of: Of): Chosen<Of> {
  const kept = recall(`reader-${of}`);
  return CHOICES[of].find((value) => value === kept) ?? CHOICES[of][0];
}

/** How running text is set. */
export class TypeSetting {
  /** The size of letters, in per cent. */
  size = $state(Number(recall('reader-size')) || 100);
  #chosen = $state<{ [Of in Choice]: Chosen<Of> }>({
    leading: known('leading'),
    width: known('width'),
    letters: known('letters'),
    paper: known('paper'),
  });

  /** What was chosen. */
  of<Of extends Choice>(choice: Of): Chosen<Of> {
    return this.#chosen[choice];
  }

  /** Chooses. */
  choose<Of extends Choice>(choice: Of, value: Chosen<Of>): void {
    (this.#chosen as Record<Choice, string>)[choice] = value;
    remember(`reader-${choice}`, value === CHOICES[choice][0] ? null : value);
  }

  /** The next size up or down, or the usual one. */
  resize(step: 1 | -1 | 0): void {
    this.size = step === 0 ? 100 : nextSize(this.size, step, SIZES);
    remember('reader-size', this.size === 100 ? null : String(this.size));
  }
}
