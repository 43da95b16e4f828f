/** Faces of fonts: the promise that the engine keeps is asked for only where nothing else can answer. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

const asked: string[] = [];

/** A face as the engine gives it. */
class Face {
  constructor(
    readonly family: string,
    public status: FontFaceLoadStatus,
  ) {}
  get loaded(): Promise<unknown> {
    asked.push(`loaded ${this.family}`);
    return Promise.resolve('the engine’s');
  }
  load(): Promise<unknown> {
    asked.push(`load ${this.family}`);
    return Promise.resolve('the engine’s');
  }
}

const set = new Map<string, { face: Face; becomes: FontFaceLoadStatus }>();

beforeEach(async () => {
  asked.length = 0;
  set.clear();
  vi.resetModules();
  class Fresh extends Face {}
  // What is changed is the prototype: each test has one of its own.
  for (const name of ['loaded', 'load'] as const) {
    Object.defineProperty(Fresh.prototype, name, Object.getOwnPropertyDescriptor(Face.prototype, name) ?? {});
  }
  vi.stubGlobal('FontFace', Fresh);
  Object.defineProperty(document, 'fonts', {
    configurable: true,
    value: {
      has: (face: Face) => [...set.values()].some((one) => one.face === face),
      load: (font: string) => {
        const one = set.get(/^1em "(.*)"$/.exec(font)?.[1] ?? '');
        if (one) one.face.status = one.becomes;
        return one?.becomes === 'error' ? Promise.reject(new Error('damaged')) : Promise.resolve([]);
      },
    },
  });
  await import('../../src/reader/pages/font-faces');
});

const made = (family: string, status: FontFaceLoadStatus): Face =>
  new (globalThis.FontFace as unknown as typeof Face)(family, status);

describe('a face that has settled', () => {
  it('is answered without the promise that the engine keeps', async () => {
    const face = made('bytes', 'loaded');
    expect(await face.loaded).toBe(face);
    expect(await face.load()).toBe(face);
    await expect(made('damaged', 'error').loaded).rejects.toThrow('cannot be used');
    expect(asked).toEqual([]);
  });
});

describe('a face that has not', () => {
  it('is loaded by the set that it is in', async () => {
    const [here, damaged] = [made('here', 'unloaded'), made('damaged', 'unloaded')];
    set.set('here', { face: here, becomes: 'loaded' });
    set.set('damaged', { face: damaged, becomes: 'error' });
    expect(await here.load()).toBe(here);
    await expect(damaged.load()).rejects.toThrow('cannot be used');
    expect(asked).toEqual([]);
  });

  it('is left to the engine where it is in none, or is being loaded', async () => {
    expect(await made('alone', 'unloaded').load()).toBe('the engine’s');
    expect(await made('slow', 'loading').loaded).toBe('the engine’s');
    expect(asked).toEqual(['load alone', 'loaded slow']);
  });
});
