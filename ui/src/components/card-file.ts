/** Cards of sources that are files. */

/** Bytes of the longest card. */
const LIMIT = 1 << 20;

/** What there is to look at in a file: its text. Of what is too long for a card it is the name, of which is said that it is none. */
export async function cardText(file: File): Promise<string> {
  return file.size <= LIMIT ? file.text() : file.name;
}
