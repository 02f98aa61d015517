/** What was started and is to be ended, the newest first. */
export interface Cleanup {
  add(end: () => Promise<unknown>): void;
  /** Ends everything, once; what fails to end does not keep the rest from it. */
  run(): Promise<void>;
}

export function openCleanup(): Cleanup {
  const ends: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | undefined;
  return {
    add: (end) => void ends.push(end),
    run() {
      running ??= (async () => {
        for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
          await end().catch((error: unknown) => console.error(error));
        }
      })();
      return running;
    },
  };
}
