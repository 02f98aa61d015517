import type { ComparedProduct, ScoreView } from '@kaopu/contracts';
import type { TestDatabase } from '@kaopu/testkit';

/** An indicator of each dimension. */
export const ONE_OF_EACH = {
  qualification: 'licence',
  'supply-chain': 'card-works',
  price: 'price-level',
  service: 'first-response',
  technology: 'availability',
  compliance: 'penalties',
} as const;
type Dimension = keyof typeof ONE_OF_EACH;

export interface SeededPlatform {
  name: string;
  value: number;
  /** Half of its interval. */
  spread: number;
  status?: ScoreView['status'];
  grade?: ScoreView['grade'];
  /** Dimensions whose value is not that of the whole. */
  dimensions?: Partial<Record<Dimension, number>>;
  /** Floors that were found broken. */
  failed?: readonly { id: string; evidence: readonly string[] }[];
  legalName?: string;
  products?: Pick<ComparedProduct, 'title' | 'item' | 'price' | 'fees'>[];
}

/** A platform as a judge would have left it: score under the medium buyer, floors, checklist, products. */
export async function seedCompared({ sql }: TestDatabase, about: SeededPlatform): Promise<string> {
  const { name, value, spread, status = 'ok', grade = 'B', products = [] } = about;
  const [made] = await sql(
    `INSERT INTO platform (name, site_url, host_key, legal_name)
     VALUES ($1, 'https://' || gen_random_uuid() || '.example/', 'seed', $2) RETURNING id`,
    [name, about.legalName ?? null],
  );
  const id = String(made?.['id']);
  const vetoes = (about.failed ?? []).map((floor) => ({
    ...floor,
    subject: '',
    result: 'fail',
    code: 'broken',
  }));
  const around = (middle: number) => ({
    value: middle,
    lo: Math.max(0, middle - spread),
    hi: Math.min(100, middle + spread),
  });
  const score = {
    profile: 'medium',
    method: 'seed',
    asOf: Date.now(),
    status,
    grade,
    ...around(value),
    provisional: false,
    coverage: 0.8,
    observability: 0.9,
    blocked: false,
    dimensions: Object.entries(ONE_OF_EACH).map(([dimension, indicator]) => {
      const own = about.dimensions?.[dimension as Dimension] ?? value;
      const share = own / 100;
      const sure = { mu: share, lo: share, hi: share, mean: share, sd: 0, thin: false };
      const seen = { n: 20, newest: Date.now(), observability: 0.9 };
      const indicators = [{ indicator, ...sure, ...seen }];
      return { dimension, ...around(own), sd: spread / 2, insufficient: false, indicators };
    }),
    losses: [],
    lossTotal: 100 - value,
    unverifiedPoints: 0,
    vetoes,
    reasons: [],
    knownAt: '1',
    inputDigest: '',
    profileHash: '',
  };
  await sql(
    `INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
     VALUES ($1, 'medium', 1, now(), $2, $3, $4)`,
    [id, status, value, JSON.stringify(score)],
  );
  const insights = {
    floors: [
      ...vetoes,
      { id: 'licence', subject: '', result: 'pass', code: 'holds', evidence: [] },
      { id: 'judgment', subject: '', result: 'unknown', code: 'not-checked', evidence: [] },
    ],
    checklists: {
      small: [],
      medium: [
        {
          topic: 'moq',
          atMost: 100,
          state: 'met',
          value: 10,
          source: 'page',
          at: Date.now(),
          evidence: null,
        },
        {
          topic: 'mixed-batch',
          state: 'unknown',
          value: null,
          source: null,
          at: null,
          evidence: null,
        },
      ],
      channel: [],
      community: [],
    },
    traps: [],
    runAway: { level: 'none', known: 0, signs: [] },
    prices: [],
  };
  await sql(
    `INSERT INTO platform_insight (platform_id, judge_seq, at, insights) VALUES ($1, 1, now(), $2)`,
    [id, JSON.stringify(insights)],
  );
  for (const [i, { title, item, price, fees }] of products.entries()) {
    const offer = {
      url: 'https://seed.example/p',
      price,
      memberPrice: null,
      tiers: [],
      moq: null,
      stock: { kind: 'hidden' },
      delivery: 'auto',
      fees,
    };
    await sql(
      `INSERT INTO product (platform_id, ref, title, item, offer, price, state, seen_at, seen_key)
       VALUES ($1, $2, $3, $4, $5, $6, 'on_sale', now(), 'k')`,
      [id, String(i), title, item, JSON.stringify(offer), price],
    );
  }
  return id;
}

/** Its score as the first of its history, without which a page of its own has no change to tell. */
export async function seedFirstSnapshot({ sql }: TestDatabase, platformId: string): Promise<void> {
  await sql(
    `INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi,
       grade, coverage, score)
     SELECT platform_id, profile, judge_seq, at, 'seed', status, value, value, value, 'B', 0.8, score
     FROM current_score WHERE platform_id = $1`,
    [platformId],
  );
}
