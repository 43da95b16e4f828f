/** A web server of a folder on this computer, as slow as it is told to be. */

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join, normalize } from 'node:path';

/** How many parts of a body go out a second. */
const PARTS = 20;

/** Serves a folder; parts of files as well. */
export class SlowServer {
  /** How fast it is, over all connections of one file. */
  bytesPerSecond = Infinity;
  /** The paths it was asked for, in order. */
  asked = [];
  #server;
  #folder;

  /** @param {string} folder */
  static async serving(folder) {
    const slow = new SlowServer();
    slow.#folder = folder;
    slow.#server = createServer((request, response) => {
      // A reader that goes away in the middle is what this is for.
      slow.#answer(request, response).catch(() => response.destroy());
    });
    await new Promise((ready) => slow.#server.listen(0, '127.0.0.1', ready));
    slow.address = `http://127.0.0.1:${slow.#server.address().port}/`;
    return slow;
  }

  async #answer(request, response) {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)).slice(1);
    this.asked = [...this.asked, path];
    let bytes;
    try {
      bytes = await readFile(join(this.#folder, path));
    } catch {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    const from = /^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1];
    const start = from === undefined || request.headers['if-range'] !== etag ? 0 : Number(from);
    const body = bytes.subarray(start);
    const headers = { etag, 'content-length': body.length, 'accept-ranges': 'bytes' };
    if (start > 0) headers['content-range'] = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(start > 0 ? 206 : 200, headers);
    for (let at = 0; at < body.length && !response.destroyed; ) {
      const part = Math.min(body.length - at, Math.max(1, Math.round(this.bytesPerSecond / PARTS)));
      response.write(body.subarray(at, at + part));
      at += part;
      if (at < body.length) await new Promise((next) => setTimeout(next, 1000 / PARTS));
    }
    response.end();
  }

  async end() {
    this.#server.closeAllConnections();
    await new Promise((ended) => this.#server.close(ended));
  }
}
