/** Books (EPUB 3.3) of one chapter, made by hand, to be published. */

import { archive } from './archive.js';

const CONTAINER =
  '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

/**
 * Makes a book.
 *
 * @param {object} about
 * @param {string} about.language
 * @param {string} about.title
 * @param {string} about.chapter what stands in the body of its chapter, as XHTML
 * @param {string} [about.styles] its style sheet
 * @param {[name: string, mediaType: string, content: string | Buffer][]} [about.files] what the chapter shows besides
 * @returns {Buffer}
 */
export function book({ language, title, chapter, styles = '', files = [] }) {
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  const members = [
    [
      'a.xhtml',
      'application/xhtml+xml',
      `<html xmlns="http://www.w3.org/1999/xhtml" lang="${language}" dir="${dir}"><head><title>${title}</title><link rel="stylesheet" href="c.css"/></head><body>${chapter}</body></html>`,
    ],
    ['c.css', 'text/css', styles],
    ...files,
  ];
  const manifest = members
    .map(([name, type], at) => `<item id="i${at}" href="${name}" media-type="${type}"/>`)
    .join('');
  return archive([
    ['mimetype', 'application/epub+zip'],
    ['META-INF/container.xml', CONTAINER],
    [
      'book.opf',
      `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">book</dc:identifier><dc:title>${title}</dc:title><dc:language>${language}</dc:language></metadata><manifest>${manifest}</manifest><spine><itemref idref="i0"/></spine></package>`,
    ],
    ...members.map(([name, , content]) => [name, content]),
  ]);
}
