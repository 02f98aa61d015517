import { asArray, asNumber, asText } from './codec.ts';
import type { Findings, Sighting } from './findings.ts';

type Stored = Readonly<Record<string, unknown>>;

/** Plain JSON: rows of time, key, value and observer. */
export function encodeFindings(findings: Findings): Record<string, unknown> {
  const entries = Object.entries(findings).map(([key, sightings]): [string, unknown] => [
    key,
    sightings.map(({ t, id, value, by }) => [t, id, value, by]),
  ]);
  return Object.fromEntries(entries);
}

function decodeSighting(stored: unknown, path: string): Sighting {
  const [t, id, value, by] = asArray(stored, path);
  return {
    t: asNumber(t, path),
    id: asText(id, path),
    value: typeof value === 'number' ? value : asText(value, path),
    by: asText(by, path),
  };
}

/** Throws StateFault when the value is not what `encodeFindings` gives. */
export function decodeFindings(stored: Stored): Findings {
  const entries = Object.entries(stored).map(([key, rows]): [string, Sighting[]] => {
    const path = `findings.${key}`;
    return [key, asArray(rows, path).map((row) => decodeSighting(row, path))];
  });
  return Object.fromEntries(entries);
}
