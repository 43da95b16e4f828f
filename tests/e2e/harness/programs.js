/** Programs that a test starts. What it started it ends, by its process, and nothing else. */

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A program of ours that runs. */
export class Running {
  /** @type {string[]} the last lines it printed, for when something goes wrong */
  said = [];
  #child;
  #ended;

  /**
   * @param {string} program
   * @param {string[]} words
   * @param {Record<string, string>} env its whole environment
   */
  constructor(program, words, env) {
    this.name = program.split('/').at(-1);
    this.#child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = new Promise((resolve) => {
      this.#child.on('error', (error) => resolve(`could not be started: ${error.message}`));
      this.#child.on('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
    });
    this.#ended.then((how) => this.said.push(`(${how})`));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (text) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        this.said.push(...lines);
        this.said.splice(0, this.said.length - 200);
      });
    }
  }

  /** The id of its process. */
  get pid() {
    return this.#child.pid;
  }

  /** Whether it still runs. */
  get runs() {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The first line it prints, which says that it is ready; an error when it ends before. */
  async firstLine() {
    const line = new Promise((resolve) => {
      this.#child.stdout.once('data', (text) => resolve({ line: text.split('\n')[0].trim() }));
    });
    const first = await Promise.race([line, this.#ended]);
    if (first.line === undefined) throw new Error(`${this.name} ${first}: ${this.said.join('\n')}`);
    return first.line;
  }

  /** Ends it, and waits until it has ended. */
  async end() {
    if (this.runs) this.#child.kill('SIGTERM');
    // Unref'd, so that it holds nobody up once the program has ended.
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 5_000).unref();
    await this.#ended;
    clearTimeout(force);
  }
}

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {string[]} words
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number, out: string, err: string }>}
 */
export function run(program, words, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

/** A TCP port of this computer that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
