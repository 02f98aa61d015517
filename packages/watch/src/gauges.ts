import { Gauge, type Registry } from 'prom-client';

/** A value with its labels, by name. */
export type Sample<Label extends string> = readonly [Readonly<Record<Label, string>>, number];

/**
 * Gauges that are read when somebody scrapes. `read` is asked by each of them, so it had better
 * remember; while it gives null a gauge has no value, for an old one would look like a new one.
 */
export function openGauges<Found>(registry: Registry, read: () => Promise<Found | null>) {
  /** One value for each set of labels. */
  function some<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    samplesOf: (found: Found) => Iterable<Sample<Label>>,
  ): void {
    const gauge = new Gauge<Label>({
      name,
      help,
      labelNames: [...labelNames],
      registers: [registry],
      async collect() {
        const found = await read();
        gauge.reset();
        // A reset leaves the one without labels at 0.
        if (labelNames.length === 0) gauge.remove();
        for (const [labels, value] of found === null ? [] : samplesOf(found)) {
          gauge.set(labels, value);
        }
      },
    });
  }

  /** One value. */
  function one(name: string, help: string, valueOf: (found: Found) => number | null): void {
    some(name, help, [], (found) => {
      const value = valueOf(found);
      return value === null ? [] : [[{}, value]];
    });
  }

  return { one, some };
}
