import { randomUUID } from 'node:crypto';
import { registeredShop } from './kept-look.ts';
import type { RunningApi } from './running-api.ts';

/** A look that was judged, of a platform without more of it; its key. */
export async function lookedAt(api: RunningApi, platformId: string): Promise<string> {
  const key = `${randomUUID()}/1`;
  await api.test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, judge_seq)
     VALUES ($1, now() - interval '1 hour', $2, 'availability', 'observed', 60000, 1)`,
    [key, platformId],
  );
  return key;
}

/** A platform on whose pages a doubtful word was met; the platform's id. */
export async function worded(api: RunningApi): Promise<string> {
  const { id } = await registeredShop(api, 'worded');
  const hit = {
    id: 'h1',
    term: '终身会员',
    category: 'false_perpetual',
    severity: 'severe',
    hook: 'advertising-28',
    goods: null,
    verdict: 'found',
    where: 'page',
    url: 'https://shop.example/',
    sha256: 'a'.repeat(64),
    quote: '终身会员特惠',
    at: 0,
    length: 4,
    places: 1,
    brands: [],
    fen: null,
  };
  const seen = {
    read: [{ url: hit.url, sha256: hit.sha256 }],
    failed: [],
    hits: [hit],
    more: false,
    dismissed: [],
  };
  await api.test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, judge_seq, seen)
     VALUES ($1, now() - interval '1 hour', $2, 'compliance-wording', 'observed', 86400000, 1, $3)`,
    [`${randomUUID()}/1`, id, seen],
  );
  return id;
}
