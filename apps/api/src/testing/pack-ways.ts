import type { Answer } from './running-api.ts';
import { examples, type Write } from './text-fields.ts';
import { formOf } from './text-routes.ts';
import { REFERENCE, type TextWorld, type Way } from './text-way.ts';

type Body = Record<string, unknown>;

/** The ways by which packs of evidence that somebody puts together keep what he writes. */
export function packWays(world: () => TextWorld): Record<string, Way> {
  function written(route: string, write: Write): Body[] {
    const bodies = examples(formOf(world().routes, route), (field) =>
      REFERENCE.test(field.at) ? undefined : write(field),
    );
    return bodies.map((body) => body as Body);
  }

  async function picked(): Promise<Body> {
    const [link] = await world().api.test.sql(
      `SELECT key, sha256 FROM evidence_chain WHERE platform_id = $1 AND kind = 'kept' LIMIT 1`,
      [world().shop.id],
    );
    return { key: link?.['key'], sha256: link?.['sha256'] };
  }

  /** What was kept; then it is removed. */
  async function taken({ body }: Answer): Promise<unknown> {
    const { id } = body as { id: string };
    const { body: pack } = await world().api.call(`/evidence-packs/${id}`);
    await world().api.call(`/evidence-packs/${id}`, { method: 'DELETE' });
    return pack;
  }

  const begin = (body: Body) =>
    world().api.call('/evidence-packs', { body: { ...body, platformId: world().shop.id } });

  return {
    'POST /api/v1/evidence-packs': {
      bodies: (write) =>
        written('POST /api/v1/evidence-packs', write).map(({ title, note }) => ({ title, note })),
      send: begin,
      stored: taken,
    },
    'PUT /api/v1/evidence-packs/{id}': {
      bodies: (write) =>
        written('PUT /api/v1/evidence-packs/{id}', write).map(({ title, note, items }) => {
          const [item] = items as { note: unknown }[];
          return { title, note, items: [{ note: item?.note }] };
        }),
      async send(body) {
        const pick = await picked();
        const { id, revision } = (await begin({ title: 'pack' })).body as Body;
        const items = (body['items'] as Body[]).map((item) => ({ ...pick, ...item }));
        const answer = await world().api.call(`/evidence-packs/${String(id)}`, {
          method: 'PUT',
          body: { ...body, items, revision },
        });
        if (answer.status >= 300) {
          await world().api.call(`/evidence-packs/${String(id)}`, { method: 'DELETE' });
        }
        return answer;
      },
      stored: taken,
    },
  };
}
