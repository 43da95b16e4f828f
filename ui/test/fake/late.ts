/** Answers of the backend that come later than they were made. */
import type { Host } from '../../src/host';
import type { FakeHost } from './host';

/** Answers that are held back. */
export interface Late {
  /** From now on the backend answers at once again. */
  end: () => void;
  /** Gives the answers that were held back. */
  answer: () => void;
}

/** Holds back what the backend answers to a command, as it was when that was asked. */
export function late(host: FakeHost, name: keyof Host): Late {
  const own = host[name] as (...args: unknown[]) => Promise<unknown>;
  const waiting: (() => void)[] = [];
  const held = async (...args: unknown[]): Promise<unknown> => {
    const answer = await own(...args);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return answer;
  };
  Object.assign(host, { [name]: held });
  return {
    end: () => Object.assign(host, { [name]: own }),
    answer: () => waiting.splice(0).forEach((go) => go()),
  };
}
