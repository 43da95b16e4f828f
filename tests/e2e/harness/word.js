/** Word documents (ECMA-376) made by hand, to be published: a heading, words with a footnote, a table and a picture. */

import { archive } from './archive.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(' ');

/**
 * Makes a document.
 *
 * @param {object} about
 * @param {boolean} about.rtl whether it is written from right to left
 * @param {string} about.heading
 * @param {string} about.words what is said, with the footnote behind it
 * @param {string} about.note
 * @param {string[][]} about.rows of its table, the first one of headings
 * @param {Buffer} about.picture as PNG
 * @param {string} about.alt what the picture shows
 * @returns {Buffer}
 */
export function word({ rtl, heading, words, note, rows, picture, alt }) {
  const direction = rtl ? '<w:bidi/>' : '';
  const paragraph = (content, style = '') => `<w:p><w:pPr>${style}${direction}</w:pPr>${content}</w:p>`;
  const run = (text) => `<w:r>${rtl ? '<w:rPr><w:rtl/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const relation = ([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (...all) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(relation).join('')}</Relationships>`;
  const cells = (row) => row.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('');
  const line = (row, at) => `<w:tr>${at === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells(row)}</w:tr>`;
  const drawing = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="${alt}"/><a:blip r:embed="i"/></wp:inline></w:drawing></w:r>`;
  const body = [
    paragraph(run(heading), '<w:pStyle w:val="H"/>'),
    paragraph(`${run(words)}<w:r><w:footnoteReference w:id="2"/></w:r>`),
    `<w:tbl><w:tblPr>${rtl ? '<w:bidiVisual/>' : ''}</w:tblPr>${rows.map(line).join('')}</w:tbl>`,
    paragraph(drawing),
  ];
  return archive([
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    ['_rels/.rels', relations(['d', 'officeDocument', 'word/document.xml'])],
    ['word/document.xml', `<w:document ${NAMES}><w:body>${body.join('')}</w:body></w:document>`],
    [
      'word/_rels/document.xml.rels',
      relations(['s', 'styles', 'styles.xml'], ['f', 'footnotes', 'footnotes.xml'], ['i', 'image', 'media/a.png']),
    ],
    [
      'word/styles.xml',
      `<w:styles ${NAMES}><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>`,
    ],
    [
      'word/footnotes.xml',
      `<w:footnotes ${NAMES}><w:footnote w:id="2">${paragraph(run(note))}</w:footnote></w:footnotes>`,
    ],
    ['word/media/a.png', picture],
  ]);
}
