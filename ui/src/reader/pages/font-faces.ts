/**
 * Lets go of the fonts of documents where the webview does not (WebKit): a face whose own promise was asked for stays for as
 * long as the window, with the bytes of its font, because that promise is kept and is fulfilled with the face itself. pdf.js
 * asks for it with every font of every document. A face that has settled, as one made of bytes has at once, is answered with
 * a promise that nothing keeps. Loaded before pdf.js, in the window.
 */

const faces = (globalThis as { FontFace?: { prototype: FontFace } }).FontFace?.prototype;
const loaded = faces && Object.getOwnPropertyDescriptor(faces, 'loaded');

/** What has become of a face; nothing while that is open. */
function settled(face: FontFace): Promise<FontFace> | undefined {
  if (face.status === 'loaded') return Promise.resolve(face);
  if (face.status === 'error') return Promise.reject(new DOMException('The font cannot be used.', 'SyntaxError'));
  return undefined;
}

if (faces && loaded?.get) {
  const { get } = loaded;
  const load = faces.load;
  Object.defineProperty(faces, 'loaded', {
    ...loaded,
    get(this: FontFace): Promise<FontFace> {
      return settled(this) ?? (get.call(this) as Promise<FontFace>);
    },
  });
  faces.load = async function (this: FontFace): Promise<FontFace> {
    // Asked of the set that the face is in, the same loading makes no promise of the face's own.
    if (this.status === 'unloaded' && document.fonts.has(this)) {
      await document.fonts.load(`1em "${this.family}"`).catch(() => undefined);
    }
    return settled(this) ?? load.call(this);
  };
}

export {};
