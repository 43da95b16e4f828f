/** The connections that a process and everything below it hold to other computers, as Linux tells them. */

import { readFile, readdir, readlink } from 'node:fs/promises';

/** Loopback, as /proc/net writes addresses: in groups of four bytes, the last first. */
const LOOPBACK = [/^[0-9A-F]{6}7F:/, /^0{24}01000000:/, /^0{16}FFFF0000[0-9A-F]{6}7F:/, /^0+:/];

/**
 * Remote addresses of TCP and UDP sockets of a process tree that are not this computer itself.
 *
 * @param {number} root the process at the top
 */
export async function connectionsOut(root) {
  const mine = await socketsOf(await below(root));
  const tables = await Promise.all(['tcp', 'tcp6', 'udp', 'udp6'].map(table));
  return tables
    .flat()
    .filter(({ inode, remote }) => mine.has(inode) && !LOOPBACK.some((pattern) => pattern.test(remote)))
    .map(({ remote }) => remote);
}

/** The ids of a process and everything below it. */
export async function below(root) {
  const parents = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The name in parentheses may hold anything; what follows the last one is: state, parent …
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    parents.set(Number(name), parent);
  }
  const found = new Set([root]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return found;
}

async function socketsOf(pids) {
  const inodes = new Set();
  for (const pid of pids) {
    for (const name of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${pid}/fd/${name}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode) inodes.add(inode);
    }
  }
  return inodes;
}

async function table(name) {
  const text = await readFile(`/proc/net/${name}`, 'utf8').catch(() => '');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .map((fields) => ({ remote: fields[2], inode: fields[9] }));
}
