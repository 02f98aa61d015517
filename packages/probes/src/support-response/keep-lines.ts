import type { ProbeContext } from '../kit/types.ts';
import type { ReadLine } from './channel.ts';

/** What was said, as evidence, where there is no page to keep. */
export async function keepLines(
  context: ProbeContext,
  url: string,
  lines: readonly ReadLine[],
): Promise<void> {
  const said = lines.map((line) => ({
    ...line,
    at: line.at === null ? null : new Date(line.at).toISOString(),
  }));
  const bytes = new TextEncoder().encode(JSON.stringify(said, null, 1));
  await context.keep({ url, mime: 'application/json', bytes });
}
