/** Makes ZIP archives for tests: members stored as they are, in the order given. */

import { crc32 } from 'node:zlib';

/**
 * @param {[name: string, content: string | Buffer][]} members
 * @returns {Buffer} the archive (APPNOTE.TXT 6.3.10, without compression)
 */
export function archive(members) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of members) {
    const bytes = Buffer.from(content);
    const path = Buffer.from(name);
    // What the local header and the directory say alike: version, flags (names are UTF-8), method, time, date, sum, sizes.
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x800, 2);
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(path.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), about, path, bytes);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), about, tail, path);
    offset += 30 + path.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}
