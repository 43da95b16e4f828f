/**
 * Gives what does `work`: however often that is wanted while it is done, it is done once more, and all who wait are answered when
 * that has ended.
 */
export function coalesced(work: () => Promise<unknown>): () => Promise<void> {
  let again = false;
  let running: Promise<void> | undefined;
  const whileWanted = async (): Promise<void> => {
    try {
      while (again) {
        again = false;
        await work();
      }
    } finally {
      running = undefined;
    }
  };
  return () => {
    again = true;
    running ??= whileWanted();
    return running;
  };
}
