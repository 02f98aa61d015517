import { EvidencePackManifest, ImportView } from '@kaopu/contracts';
import { DIMENSIONS } from '@kaopu/scoring';
import { unzipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { registeredShop } from './kept-look.ts';
import { packWays } from './pack-ways.ts';
import { answerOf, type Answer, type RunningApi } from './running-api.ts';
import { examples, type Write } from './text-fields.ts';
import { formOf, type Routes } from './text-routes.ts';
import { REFERENCE, type TextWorld, type Way } from './text-way.ts';
import { lookedAt, worded } from './judged-looks.ts';

type Body = Record<string, unknown>;

const ok = (answer: Answer) => {
  expect(answer.status).toBeLessThan(300);
  return answer.body;
};
const newSite = () => `https://${randomUUID()}.example/`;
const site = (siteUrl: string) => ({ name: 'shop', siteUrl });

const LATER = new Date(Date.now() + 86_400_000).toISOString();
/** Of a rule and of a route, whatever is no free text. */
const RULE = { kind: 'price', platformId: null, profile: null, threshold: null };
const ROUTE = { quiet: [], escalation: [], channelIds: null, groupBy: ['platform'] };

const WEIGHTS = Object.fromEntries(DIMENSIONS.map((name) => [name, 1]));

/** Every probe's configuration in every variety, as probes of as few platforms as will do. */
function configured(probeForms: Routes['probeForms'], write: Write): Body[] {
  const probes = probeForms.flatMap(({ kind, schema }) =>
    examples(schema, () => undefined).map((_, variety) => ({ kind, schema, variety })),
  );
  const most = 20;
  return Array.from({ length: Math.ceil(probes.length / most) }, (_, page) => ({
    ...site(newSite()),
    probes: probes.slice(page * most, (page + 1) * most).map(({ kind, schema, variety }, i) => ({
      kind,
      config: examples(schema, write, `/probes/${i}/config`)[variety],
      intervalSeconds: 1_000_000 + i,
      enabled: false,
    })),
  }));
}

async function imported(api: RunningApi, query: Body): Promise<Answer> {
  const params = new URLSearchParams(query as Record<string, string>);
  const headers = { 'content-type': 'application/octet-stream' };
  const body = `行政处罚决定书文号,行政相对人名称,处罚决定日期\n甲〔2026〕1号,${randomUUID()}公司,2026-01-02\n`;
  const url = `${api.url}/api/v1/imports?${params.toString()}`;
  return answerOf(await fetch(url, { method: 'POST', headers, body }));
}

/** Each route that keeps what a person writes, and how; `world` is asked for when it is used. */
export function textWays(world: () => TextWorld): Record<string, Way> {
  /** Whom entries are told of, and how many were. */
  let teller = '';
  let told = 0;
  /** An import that is retracted again and again. */
  let standing: string | undefined;

  /** Bodies of a route, its references and whatever else must fit replaced by `fixed`. */
  function bodiesOf(route: string, fixed: () => Body = () => ({})) {
    return (write: Write) =>
      examples(formOf(world().routes, route), (field) =>
        REFERENCE.test(field.at) ? undefined : write(field),
      ).map((body) => ({ ...(body as Body), ...fixed() }));
  }

  /** What was made, as the list at `path` shows it; then it is removed. */
  async function takenFrom(path: string, { body }: Answer): Promise<unknown> {
    const { id } = body as { id: string };
    const { items } = ok(await world().api.call(path)) as { items: { id: string }[] };
    await world().api.call(`${path}/${id}`, { method: 'DELETE' });
    return items.find((item) => item.id === id);
  }

  /** Makes one at `path`, and puts the body in its place. */
  async function changed(path: string, first: Body, body: Body): Promise<Answer> {
    const { id } = ok(await world().api.call(path, { body: first })) as { id: string };
    const answer = await world().api.call(`${path}/${id}`, { method: 'PUT', body });
    if (answer.status >= 300) await world().api.call(`${path}/${id}`, { method: 'DELETE' });
    return answer;
  }

  /** An alert nobody has said anything of. */
  async function openAlert(): Promise<string> {
    await world().api.test.sql('DELETE FROM alert WHERE platform_id = $1', [world().shop.id]);
    const [made] = await world().api.test.sql(
      `INSERT INTO alert (platform_id, dimension, severity, state, children)
       VALUES ($1, 'price', 'warning', 'open', '[]') RETURNING id`,
      [world().shop.id],
    );
    return String(made?.['id']);
  }

  /** The first word on the alert that took one. */
  async function wordKept({ body }: Answer): Promise<unknown> {
    const { said } = body as { said: string[] };
    const alert = ok(await world().api.call(`/alerts/${said[0] ?? ''}`));
    return (alert as { words: unknown[] }).words[0];
  }

  return {
    'POST /api/v1/platforms': {
      bodies: bodiesOf('POST /api/v1/platforms', () => ({ siteUrl: newSite(), probes: [] })),
      send: (body) => world().api.call('/platforms', { body }),
      stored: async ({ body }) =>
        ok(await world().api.call(`/platforms/${(body as { id: string }).id}`)),
    },
    'PATCH /api/v1/platforms/{id}': {
      bodies: bodiesOf('PATCH /api/v1/platforms/{id}'),
      send: (body) => world().api.call(`/platforms/${world().shop.id}`, { method: 'PATCH', body }),
      stored: async () => ok(await world().api.call(`/platforms/${world().shop.id}`)),
    },
    'POST /api/v1/platforms/{id}/maintenance': {
      bodies: bodiesOf('POST /api/v1/platforms/{id}/maintenance', () => ({
        plan: { kind: 'daily', at: '02:00', minutes: 60 },
      })),
      send: (body) => world().api.call(`/platforms/${world().shop.id}/maintenance`, { body }),
      async stored({ body }) {
        const { id } = body as { id: string };
        const { items } = ok(
          await world().api.call(`/platforms/${world().shop.id}/maintenance`),
        ) as { items: { id: string }[] };
        await world().api.call(`/maintenance/${id}`, { method: 'DELETE' });
        return items.find((item) => item.id === id);
      },
    },
    'POST /api/v1/profiles': {
      bodies: bodiesOf('POST /api/v1/profiles', () => ({
        weights: { ...WEIGHTS, qualification: 5 },
      })),
      send: (body) => world().api.call('/profiles', { body }),
      stored: (answer) => takenFrom('/profiles', answer),
    },
    'POST /api/v1/alert-silences': {
      bodies: bodiesOf('POST /api/v1/alert-silences', () => ({ from: undefined, until: LATER })),
      send: (body) => world().api.call('/alert-silences', { body }),
      stored: ({ body }) => Promise.resolve(body),
    },
    'POST /api/v1/alert-rules': {
      bodies: bodiesOf('POST /api/v1/alert-rules', () => RULE),
      send: (body) => world().api.call('/alert-rules', { body }),
      stored: (answer) => takenFrom('/alert-rules', answer),
    },
    'PUT /api/v1/alert-rules/{id}': {
      bodies: bodiesOf('PUT /api/v1/alert-rules/{id}', () => RULE),
      send: (body) => changed('/alert-rules', RULE, body),
      stored: (answer) => takenFrom('/alert-rules', answer),
    },
    'POST /api/v1/alert-routes': {
      bodies: bodiesOf('POST /api/v1/alert-routes', () => ROUTE),
      send: (body) => world().api.call('/alert-routes', { body }),
      stored: (answer) => takenFrom('/alert-routes', answer),
    },
    'PUT /api/v1/alert-routes/{id}': {
      bodies: bodiesOf('PUT /api/v1/alert-routes/{id}', () => ROUTE),
      send: (body) => changed('/alert-routes', { ...ROUTE, name: 'route' }, body),
      stored: (answer) => takenFrom('/alert-routes', answer),
    },
    'PUT /api/v1/platforms/{id}/tags': {
      bodies: bodiesOf('PUT /api/v1/platforms/{id}/tags'),
      send: (body) =>
        world().api.call(`/platforms/${world().shop.id}/tags`, { method: 'PUT', body }),
      stored: async () => ok(await world().api.call(`/platforms/${world().shop.id}/tags`)),
    },
    'POST /api/v1/alerts/{id}/decision': {
      bodies: bodiesOf('POST /api/v1/alerts/{id}/decision', () => ({ state: 'acknowledged' })),
      send: async (body) => world().api.call(`/alerts/${await openAlert()}/decision`, { body }),
      stored: ({ body }) => Promise.resolve((body as { words: unknown[] }).words[0]),
    },
    'POST /api/v1/alerts/{id}/snooze': {
      bodies: bodiesOf('POST /api/v1/alerts/{id}/snooze', () => ({ until: LATER })),
      send: async (body) => world().api.call(`/alerts/${await openAlert()}/snooze`, { body }),
      stored: ({ body }) => Promise.resolve((body as { words: unknown[] }).words[0]),
    },
    'POST /api/v1/alerts/decisions': {
      bodies: bodiesOf('POST /api/v1/alerts/decisions', () => ({ state: 'acknowledged', ids: [] })),
      send: async (body) =>
        world().api.call('/alerts/decisions', { body: { ...body, ids: [await openAlert()] } }),
      stored: wordKept,
    },
    'POST /api/v1/alerts/snoozes': {
      bodies: bodiesOf('POST /api/v1/alerts/snoozes', () => ({ until: LATER, ids: [] })),
      send: async (body) =>
        world().api.call('/alerts/snoozes', { body: { ...body, ids: [await openAlert()] } }),
      stored: wordKept,
    },
    'POST /api/v1/channels': {
      bodies: bodiesOf('POST /api/v1/channels', () => ({
        kind: 'webhook',
        settings: { url: newSite() },
      })),
      send: (body) => world().api.call('/channels', { body }),
      stored: (answer) => takenFrom('/channels', answer),
    },
    'PATCH /api/v1/channels/{id}': {
      bodies: bodiesOf('PATCH /api/v1/channels/{id}', () => ({ settings: undefined })),
      async send(body) {
        const made = ok(
          await world().api.call('/channels', {
            body: { name: 'feed', kind: 'feed', settings: {} },
          }),
        ) as { id: string };
        return world().api.call(`/channels/${made.id}`, { method: 'PATCH', body });
      },
      stored: (answer) => takenFrom('/channels', answer),
    },
    'POST /api/v1/platforms/{id}/retractions': {
      bodies: bodiesOf('POST /api/v1/platforms/{id}/retractions'),
      send: async (body) =>
        world().api.call(`/platforms/${world().shop.id}/retractions`, {
          body: { ...body, key: await lookedAt(world().api, world().shop.id) },
        }),
      async stored(made) {
        const { items } = ok(
          await world().api.call(`/platforms/${world().shop.id}/observations`),
        ) as {
          items: { key: string; seen: unknown }[];
        };
        return items.find(({ key }) => key === (made.body as { key: string }).key)?.seen;
      },
    },
    'POST /api/v1/platforms/{id}/wording/dismissals': {
      bodies: bodiesOf('POST /api/v1/platforms/{id}/wording/dismissals', () => ({ hit: 'h1' })),
      async send(body) {
        const id = await worded(world().api);
        const answer = await world().api.call(`/platforms/${id}/wording/dismissals`, { body });
        return answer.status < 300 ? world().api.call(`/platforms/${id}/wording`) : answer;
      },
      stored: ({ body }) => (body as { hits: { dismissed: unknown }[] }).hits[0]?.dismissed,
    },
    'POST /api/v1/imports': {
      bodies: bodiesOf('POST /api/v1/imports'),
      send: (body) => imported(world().api, body),
      isSlow: true,
      async stored({ body }) {
        const { id } = ImportView.parse(body);
        const view = ok(await world().api.call(`/imports/${id}`));
        await world().api.call(`/imports/${id}`, { method: 'DELETE' });
        return view;
      },
    },
    'POST /api/v1/imports/{id}/retract': {
      bodies: bodiesOf('POST /api/v1/imports/{id}/retract'),
      async send(body) {
        standing ??= ImportView.parse(
          (await imported(world().api, { source: 'a', fileName: 'a.csv' })).body,
        ).id;
        await world().api.test.sql(
          `UPDATE record_import SET state = 'confirmed', reason = NULL WHERE id = $1`,
          [standing],
        );
        return world().api.call(`/imports/${standing}/retract`, { body });
      },
      stored: async ({ body }) =>
        ok(await world().api.call(`/imports/${ImportView.parse(body).id}`)),
    },
    ...packWays(world),
    'POST /api/v1/platforms/{id}/evidence-packs': {
      bodies: (write) =>
        bodiesOf('POST /api/v1/platforms/{id}/evidence-packs')(write).map(({ note }) => ({ note })),
      async send(body) {
        const response = await fetch(
          `${world().api.url}/api/v1/platforms/${world().shop.id}/evidence-packs`,
          {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          },
        );
        if (!response.ok) return answerOf(response);
        const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
        const manifest = Object.entries(files).find(([name]) =>
          name.endsWith('manifest.json'),
        )?.[1];
        const read: unknown = JSON.parse(Buffer.from(manifest ?? []).toString());
        return { status: 200, headers: response.headers, body: EvidencePackManifest.parse(read) };
      },
      // A pack says of no note and of an empty one that there is none.
      stored: ({ body }, sent) => ({ note: (body as { note: unknown }).note ?? sent['note'] }),
    },
    'POST /api/v1/platforms/{id}/entries': {
      bodies: (write) =>
        world().routes.entryForms.flatMap(({ kind, schema }) =>
          examples(schema, write, '/fields').map((fields) => ({
            id: randomUUID(),
            kind,
            at: '2026-11-01T00:00:00Z',
            reporter: write({ at: '/reporter', schema: { minLength: 1, maxLength: 40 } }) ?? '小王',
            fields,
          })),
        ),
      isSlow: true,
      async send(body) {
        // Entries of one reporter are weighed against each other, so they are not heaped up.
        if (told % 50 === 0) teller = (await registeredShop(world().api, 'told')).id;
        told += 1;
        return world().api.call(`/platforms/${teller}/entries`, { body });
      },
      stored: async ({ body }) =>
        ok(
          await world().api.call(
            `/platforms/${teller}/${(body as { key: string }).key.replace('entry', 'entries')}`,
          ),
        ),
      // Entries of one person are counted: a name is spelt one way.
      kept: (field, text) =>
        field === '/reporter'
          ? text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim()
          : // Compared with what a page lists.
            field.endsWith('/product')
            ? text.trim()
            : text,
    },
    'probes of every kind': {
      bodies: (write) => configured(world().routes.probeForms, write),
      isSlow: true,
      send: (body) => world().api.call('/platforms', { body }),
      async stored({ body }) {
        const { id } = body as { id: string };
        // As it is in the database, since credentials are not given back.
        const probes = await world().api.test.sql(
          `SELECT kind, config FROM probe WHERE platform_id = $1 ORDER BY interval_seconds`,
          [id],
        );
        await world().api.call(`/platforms/${id}`, { method: 'DELETE' });
        return { probes };
      },
      // What is looked for, or with: blanks around it are none of it.
      kept: (field, text) =>
        field.includes('/channels/') ? text.trim().toLowerCase() : text.trim(),
    },
  };
}

/**
 * Routes that take references only, or configurations, which are tried as probes are; that try a rule which
 * is not kept; and what a vantage tells, which no person writes.
 */
export const KEEP_NOTHING = new Set([
  'POST /api/v1/alert-rules/trial',
  'POST /api/v1/evidence-packs/{id}/items',
  'POST /api/v1/message-previews',
  'POST /api/v1/platforms/{id}/conversations',
  'POST /api/v1/platforms/{id}/probes',
  'PUT /api/v1/platforms/{id}/product-item',
  'POST /api/v1/trials',
  'POST /api/v1/vantage/looks/{id}',
]);
