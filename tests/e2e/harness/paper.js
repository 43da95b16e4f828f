/** PDFs made by hand (ISO 32000-1), to be published: many pages, large pages, large pictures, links and labels. */

import { deflateSync } from 'node:zlib';

/**
 * @typedef {object} Sheet
 * @property {[number, number]} [size] width and height in points; A4 where nothing is said
 * @property {string[]} [lines] lines of text, in Latin letters without accents
 * @property {number} [type] size of the type in points
 * @property {[number, number]} [picture] a grey picture of so many pixels across and down, over the whole page
 * @property {Buffer} [profile] a colour profile; the page is filled with the strongest red that it knows
 * @property {{ rect: [number, number, number, number], page?: number, url?: string }[]} [links] pages count from 1
 */

const A4 = [595, 842];

/**
 * Makes a document.
 *
 * @param {Sheet[]} sheets
 * @param {{ labels?: string, title?: string }} [options] `labels` as a number tree's `Nums` say them
 * @returns {Buffer}
 */
export function paper(sheets, { labels, title = 'Paper' } = {}) {
  const objects = [];
  const put = (body) => objects.push(Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1'));
  const stream = (dictionary, bytes) =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
      bytes,
      Buffer.from('\nendstream'),
    ]);
  // 1 catalogue, 2 the tree of pages, 3 the font, 4 information; then for each sheet: page, content, picture, links.
  const first = [];
  let next = 5;
  for (const { picture, profile, links = [] } of sheets) {
    first.push(next);
    next += 2 + (picture ? 1 : 0) + (profile ? 1 : 0) + links.length;
  }
  // A tree of a hundred leaves a node, as programs write it for many pages.
  const nodes = Math.ceil(sheets.length / 100);
  const node = (at) => next + at;
  put(`<< /Type /Catalog /Pages 2 0 R ${labels ? `/PageLabels << /Nums [${labels}] >>` : ''} >>`);
  put(`<< /Type /Pages /Count ${sheets.length} /Kids [${range(nodes, (at) => `${node(at)} 0 R`)}] >>`);
  put('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  put(`<< /Title (${title}) >>`);
  sheets.forEach(({ size = A4, lines = [], type = 12, picture, profile, links = [] }, at) => {
    const [width, height] = size;
    const own = first[at];
    const coloured = own + 2 + (picture ? 1 : 0);
    const rest = coloured + (profile ? 1 : 0);
    const resources = `/Font << /F 3 0 R >> ${picture ? `/XObject << /P ${own + 2} 0 R >>` : ''} ${profile ? `/ColorSpace << /C [/ICCBased ${coloured} 0 R] >>` : ''}`;
    const annotations = links.length ? `/Annots [${range(links.length, (link) => `${rest + link} 0 R`)}]` : '';
    put(
      `<< /Type /Page /Parent ${node(Math.floor(at / 100))} 0 R /MediaBox [0 0 ${width} ${height}] ` +
        `/Resources << ${resources} >> /Contents ${own + 1} 0 R ${annotations} >>`,
    );
    const text = lines.map(
      (line, row) => `BT /F ${type} Tf ${type * 6} ${height - type * (6 + row * 2)} Td (${line}) Tj ET`,
    );
    const drawing = picture ? [`q ${width} 0 0 ${height} 0 0 cm /P Do Q`] : [];
    if (profile) drawing.push(`/C cs 1 0 0 sc 0 0 ${width} ${height} re f 0 g`);
    put(stream('', Buffer.from([...drawing, ...text].join('\n'))));
    if (picture) {
      const [across, down] = picture;
      // Stripes, so that what is drawn can be told from nothing.
      const row = Buffer.alloc(across, 0xd0).fill(0x60, 0, across / 2);
      const pixels = Buffer.alloc(across * down);
      for (let line = 0; line < down; line += 1) row.copy(pixels, line * across);
      put(
        stream(
          `/Type /XObject /Subtype /Image /Width ${across} /Height ${down} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
          deflateSync(pixels, { level: 1 }),
        ),
      );
    }
    if (profile) put(stream('/N 3', profile));
    for (const { rect, page, url } of links) {
      const to = url ? `/A << /S /URI /URI (${url}) >>` : `/Dest [${first[page - 1]} 0 R /XYZ 0 ${height} null]`;
      put(`<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [${rect.join(' ')}] ${to} >>`);
    }
  });
  for (let at = 0; at < nodes; at += 1) {
    const kids = first.slice(at * 100, (at + 1) * 100);
    put(`<< /Type /Pages /Parent 2 0 R /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  }
  return written(objects);
}

function range(count, each) {
  return Array.from({ length: count }, (_, at) => each(at)).join(' ');
}

function written(objects) {
  const parts = [Buffer.from('%PDF-1.5\n')];
  let length = parts[0].length;
  const places = [];
  objects.forEach((body, at) => {
    places.push(length);
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
        `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/**
 * A colour profile (ICC.1:2001-04) of a screen whose red and blue are exchanged: what is drawn by it comes out in another
 * colour than what is drawn without.
 */
export function exchangedProfile() {
  const fixed = (value) => Math.round(value * 65536);
  const xyz = (...values) => {
    const data = Buffer.alloc(20);
    data.write('XYZ ', 0, 'latin1');
    values.forEach((value, at) => data.writeInt32BE(fixed(value), 8 + at * 4));
    return data;
  };
  const gamma = Buffer.alloc(16);
  gamma.write('curv', 0, 'latin1');
  gamma.writeUInt32BE(1, 8);
  gamma.writeUInt16BE(Math.round(2.2 * 256), 12);
  // The colours of sRGB, adapted to D50, with red and blue in each other's place.
  const tags = [
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.1431, 0.0606, 0.7141)],
    ['gXYZ', xyz(0.3851, 0.7169, 0.0971)],
    ['bXYZ', xyz(0.4361, 0.2225, 0.0139)],
    ['rTRC', gamma],
    ['gTRC', gamma],
    ['bTRC', gamma],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  let at = 128 + table.length;
  tags.forEach(([name, data], index) => {
    table.write(name, 4 + index * 12, 'latin1');
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(data.length, 12 + index * 12);
    at += data.length;
  });
  const head = Buffer.alloc(128);
  head.writeUInt32BE(at, 0);
  head.writeUInt32BE(0x02400000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  head.write('acsp', 36, 'latin1');
  [0.9642, 1, 0.8249].forEach((value, index) => head.writeInt32BE(fixed(value), 68 + index * 4));
  return Buffer.concat([head, table, ...tags.map(([, data]) => data)]);
}
