/** Pictures (PNG, third edition) made by hand, to be published. */

import { crc32, deflateSync } from 'node:zlib';

/**
 * Makes a picture in black and white: stripes across.
 *
 * @param {number} across pixels, a multiple of 8
 * @param {number} down pixels
 * @returns {Buffer}
 */
export function png(across, down) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(across, 0);
  header.writeUInt32BE(down, 4);
  // A bit a pixel, grey, and no more than there must be.
  header.writeUInt8(1, 8);
  const row = 1 + across / 8;
  const pixels = Buffer.alloc(row * down);
  for (let line = 0; line < down; line += 2) pixels.fill(0xff, line * row + 1, (line + 1) * row);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
