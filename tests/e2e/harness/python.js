/** The system's Python, whose bindings let programs of ours be what a desktop has: a screen reader, a file manager. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The distribution's own has the bindings; another one that comes first on the path has not. */
export const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** The path of a program of this folder. */
export const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Why programs that need these bindings cannot run here; false when they can.
 *
 * @param {Record<string, string>} wanted versions by name of the binding
 * @param {string} packages what has to be installed
 */
export function lacking(wanted, packages) {
  const versions = Object.entries(wanted).map(([name, version]) => `gi.require_version('${name}', '${version}')`);
  const { status } = spawnSync(PYTHON, ['-c', ['import gi', ...versions].join('; ')]);
  return status === 0 ? false : `Python's bindings are not there; install ${packages}`;
}
