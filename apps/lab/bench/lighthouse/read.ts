// Has Lighthouse look at pages as they are served, so many times each, on a desktop and as a phone, and writes
// a line of JSON for each. Arguments: how many times, and the addresses.
import { freePort, launchBrowser } from '@kaopu/testkit';
import lighthouse, { desktopConfig } from 'lighthouse';
import { loadavg } from 'node:os';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export const FORMS = ['desktop', 'mobile'] as const;

/** What one look came to. */
export interface Looked {
  url: string;
  form: (typeof FORMS)[number];
  load: number;
  /** From 0 to 100, by category. */
  scores: Record<(typeof CATEGORIES)[number], number>;
  lcpMs: number;
  /** Audits of the two categories without times that found something. */
  found: string[];
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

function foundIn({ categories, audits }: Result): string[] {
  return ['accessibility', 'best-practices']
    .flatMap((category) => categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${JSON.stringify(audits[id]?.details ?? null).slice(0, 500)}`);
}

async function look(url: string, form: Looked['form'], port: number): Promise<Looked> {
  const flags = { port, logLevel: 'error' as const, onlyCategories: [...CATEGORIES] };
  const ended = await lighthouse(url, flags, form === 'desktop' ? desktopConfig : undefined);
  const result = ended?.lhr;
  if (result === undefined || result.runtimeError !== undefined) {
    throw new Error(`${url}: ${result?.runtimeError?.message ?? 'nothing was found'}`);
  }
  const score = (category: string) =>
    Math.round(100 * (result.categories[category]?.score ?? Number.NaN));
  return {
    url,
    form,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
    },
    lcpMs: Math.round(result.audits['largest-contentful-paint']?.numericValue ?? Number.NaN),
    found: foundIn(result),
  };
}

const [times = '', ...urls] = process.argv.slice(2);
const port = await freePort();
const browser = await launchBrowser({ args: [`--remote-debugging-port=${port}`] });
try {
  for (let run = 0; run < Number(times); run += 1) {
    for (const url of urls) {
      for (const form of FORMS) console.log(JSON.stringify(await look(url, form, port)));
    }
  }
} finally {
  await browser.close();
}
