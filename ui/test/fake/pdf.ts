/** A small PDF made by hand, for looking at pages without a backend. */

/** A document of `pages` pages, each with the lines given for it. */
export function makePdf(pages: readonly string[][]): ArrayBuffer {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>');
  pages.forEach((lines, index) => {
    const text = lines
      .map((line, at) => {
        const safe = line.replace(/[\\()]/g, '\\$&');
        return `BT /F1 ${at === 0 ? 20 : 12} Tf 72 ${760 - at * 22 - (at > 0 ? 20 : 0)} Td (${safe}) Tj ET`;
      })
      .join('\n');
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
    );
    add(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
  });
  let file = '%PDF-1.4\n';
  const places: number[] = [];
  objects.forEach((body, index) => {
    places.push(file.length);
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file).buffer;
}
