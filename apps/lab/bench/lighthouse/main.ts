// What Lighthouse finds of the product as it is built and served, over 5,000 platforms: the list, today and a
// platform's page. Argument: how many times each is looked at; the median counts. Nothing is fetched from
// elsewhere, and nothing sent.
import { loadavg } from 'node:os';
import { asReader } from '../as-reader.ts';
import { withListed } from '../listed.ts';
import { median } from '../median.ts';
import type { Looked } from './read.ts';

const RUNS = 5;
const LEAST = {
  desktop: { performance: 98, accessibility: 100, 'best-practices': 100 },
  mobile: { performance: 90, accessibility: 100, 'best-practices': 100 },
} as const;

const KNOWN_BEFORE = `
  UPDATE score_snapshot s SET score = c.score || '{"profileHash": "seeded"}'
  FROM current_score c WHERE c.platform_id = s.platform_id AND c.profile = s.profile
    AND s.platform_id = $1::uuid`;

type Category = keyof Looked['scores'];

/** Of one page in one form, whatever of it is too low included. */
function summary(looks: readonly Looked[], form: Looked['form']) {
  const own = looks.filter((look) => look.form === form);
  const of = (category: Category) => median(own.map(({ scores }) => scores[category]));
  const scores = {
    performance: of('performance'),
    accessibility: of('accessibility'),
    'best-practices': of('best-practices'),
  };
  const low = (Object.keys(scores) as Category[]).filter((one) => scores[one] < LEAST[form][one]);
  return {
    ...scores,
    lcpMs: median(own.map(({ lcpMs }) => lcpMs)),
    ...(low.length > 0 && { low }),
    ...(low.length > 0 && { found: [...new Set(own.flatMap(({ found }) => found))] }),
  };
}

const runs = Number(process.argv[2] ?? RUNS);
const pages = await withListed(async (url, database, { platforms }) => {
  const id = platforms.at(2000)?.id ?? '';
  // What moved a score is told by what was known of it then.
  await database.sql(KNOWN_BEFORE, [id]);
  const paths = { list: '/platforms', today: '/', platform: `/platforms/${id}` };
  const urls = Object.values(paths).map((path) => url + path);
  const looks = await asReader<Looked>(
    new URL('read.ts', import.meta.url),
    [String(runs), ...urls],
    (look) => console.log(JSON.stringify(look)),
  );
  return Object.entries(paths).map(([name, path]) => {
    const own = looks.filter((look) => look.url === url + path);
    return [name, { desktop: summary(own, 'desktop'), mobile: summary(own, 'mobile') }] as const;
  });
});
console.log(
  JSON.stringify({
    bench: 'lighthouse',
    platforms: 5000,
    runs,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    ...Object.fromEntries(pages),
  }),
);
if (pages.some(([, { desktop, mobile }]) => desktop.low ?? mobile.low)) process.exitCode = 1;
