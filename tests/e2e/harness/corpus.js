/** The shared test data, where they are on this computer: `FIELDSHELF_CORPUS`, else the folder beside the working copy. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BESIDE = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

/** A folder of the corpus; it may not be there. */
export const corpus = (folder) => join(process.env.FIELDSHELF_CORPUS ?? BESIDE, folder);
