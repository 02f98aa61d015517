/** What was started and is to be ended, the newest first. */
export interface Cleanup {
  /** What is added when all was ended already is ended at once. */
  add(end: () => unknown): void;
  /** Ends everything, once; what fails to end does not keep the rest from it. */
  run(): Promise<void>;
}

export function openCleanup(): Cleanup {
  const ends: (() => unknown)[] = [];
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
      try {
        await end();
      } catch (error) {
        console.error(error);
      }
    }
  }

  return {
    add(end) {
      ends.push(end);
      if (running !== undefined) running = running.then(drain);
    },
    run() {
      running ??= drain();
      return running;
    },
  };
}
