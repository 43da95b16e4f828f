/** In the page: whether anything is written on a page of a document, and not only white paper. */
export function inkOn(sheet) {
  const canvas = sheet.querySelector('canvas');
  if (!canvas) return false;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 300) dark += 1;
  return dark > 500;
}
