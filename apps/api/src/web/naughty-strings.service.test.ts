import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LISTS_ABSENT, listedStrings } from '../testing/attacks.ts';
import { keepLook, registeredShop } from '../testing/kept-look.ts';
import { NAUGHTY_STRINGS, UNSTORABLE_STRINGS } from '../testing/naughty-strings.ts';
import { expectProblem, faults, startApi } from '../testing/running-api.ts';
import {
  examples,
  textFields,
  valueAt,
  type TextField,
  type Write,
} from '../testing/text-fields.ts';
import { formOf, readRoutes } from '../testing/text-routes.ts';
import { REFERENCE, type TextWorld, type Way } from '../testing/text-way.ts';
import { KEEP_NOTHING, textWays } from '../testing/text-ways.ts';

/** Written in a language of its own, which refuses what is none of it. */
const LANGUAGE =
  /\/(?:uscc|selector|path|listPath|totalPath|okPath|keyName|lookupUrl|host|open\/0|field|lines|frame|send|from|user|domain|channels\/0)$/;

let world: TextWorld;
let texts: string[];
const WAYS = textWays(() => world);

beforeAll(async () => {
  texts = LISTS_ABSENT === null ? [...NAUGHTY_STRINGS, ...listedStrings()] : [...NAUGHTY_STRINGS];
  const api = await startApi(inject('postgresUrl'));
  const shop = await registeredShop(api, 'shop');
  await keepLook(api, shop.probeId, [
    { bytes: Buffer.from('kept'), url: 'https://shop.example/', mime: 'text/plain' },
  ]);
  world = { api, routes: await readRoutes(api), shop };
});
afterAll(() => world.api.stop());

/** May a field refuse this text, by what its schema says in public? */
function mayRefuse({ at, schema }: TextField, text: string): boolean {
  const { minLength = 0, maxLength = Infinity } = schema;
  const isBlank = minLength > 0 && text.trim() === '';
  const isShort = Array.from(text.trim()).length < minLength;
  // Whatever is an address in a configuration is judged as one that may be asked for.
  const isAddress = at.startsWith('/probes/') && /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim());
  const isTemplate = at.startsWith('/templates/') && /\{[{%]/.test(text);
  return (
    isBlank || isShort || isAddress || isTemplate || text.length > maxLength || LANGUAGE.test(at)
  );
}

interface Tally {
  stored: number;
  refused: Map<string, number>;
}

/** Sends a text in every field at once, then without the fields that say that they do not take it. */
async function roundTrip(way: Way, index: number, text: string, tally: Tally): Promise<void> {
  const refused = new Set<string>();
  for (let tries = 0; tries < 60; tries += 1) {
    const written: TextField[] = [];
    const body = way.bodies((field) => {
      if (refused.has(field.at)) return undefined;
      written.push(field);
      return text;
    })[index];
    if (body === undefined) throw new Error('no such body');
    const fields = written.filter(({ at }) => valueAt(body, at) === text);
    const answer = await way.send(body);
    if (answer.status < 300) {
      const stored = await way.stored(answer, body);
      for (const at of new Set(fields.map((field) => field.at))) {
        const value = valueAt(stored, at);
        expect([at, value]).toEqual([at, value === way.kept?.(at, text) ? value : text]);
        tally.stored += 1;
      }
      return;
    }
    // An address that is one, but of our own network, is refused by another name.
    const problem =
      answer.status === 422
        ? expectProblem(answer, 422, 'target-not-allowed')
        : expectProblem(answer, 400, 'invalid-input');
    for (const [at, code] of faults(problem)) {
      // Alternatives of one form may have fields of one name with different limits.
      if (!fields.some((field) => field.at === at && mayRefuse(field, text)))
        throw new Error(`${at} refused ${JSON.stringify(text)} as ${code} ${JSON.stringify(body)}`);
      refused.add(at);
      tally.refused.set(at, (tally.refused.get(at) ?? 0) + 1);
    }
  }
  throw new Error(`refused again and again: ${JSON.stringify(text)}`);
}

describe('every text field of every route', () => {
  it('has a way here by which its texts are sent and read back', () => {
    const withText = [...world.routes.forms].filter(([, schema]) => textFields(schema).length > 0);
    const known = Object.keys(WAYS).filter((route) => route.startsWith('P'));
    expect(withText.map(([route]) => route).toSorted()).toEqual(
      [...known, ...KEEP_NOTHING].toSorted(),
    );
  });

  it('is found by the walk: the fields that were there when this was written', () => {
    const found = (route: string) => textFields(formOf(world.routes, route)).map(({ at }) => at);
    expect(found('POST /api/v1/platforms')).toEqual(
      expect.arrayContaining(['/name', '/legalName', '/formerNames/0']),
    );
    expect(found('POST /api/v1/platforms/{id}/evidence-packs')).toContain('/note');
    expect(
      world.routes.probeForms.flatMap(({ schema }) => textFields(schema)).length,
    ).toBeGreaterThan(60);
    expect(
      world.routes.entryForms.flatMap(({ schema }) => textFields(schema)).length,
    ).toBeGreaterThan(15);
  });

  it.each(Object.entries(WAYS))(
    'of %s gives back what was written, or says that it does not take it',
    { timeout: 3_600_000 },
    async (_route, way) => {
      const tally: Tally = { stored: 0, refused: new Map() };
      const bodies = way.bodies(() => undefined).length;
      expect(bodies).toBeGreaterThan(0);
      const tried = way.isSlow && process.env['KAOPU_DEEP'] === undefined ? NAUGHTY_STRINGS : texts;
      const runs = tried.flatMap((text) => Array.from({ length: bodies }, (_, i) => ({ text, i })));
      for (const { text, i } of runs) await roundTrip(way, i, text, tally);
      expect(tally.stored).toBeGreaterThan(tried.length / 2);
    },
  );

  it.each(Object.keys(WAYS))('of %s refuses what no database can hold', async (route) => {
    const way = WAYS[route];
    const count = way?.bodies(() => undefined).length ?? 0;
    for (const text of UNSTORABLE_STRINGS) {
      for (let i = 0; i < count; i += 1) {
        const body = way?.bodies(() => text)[i] ?? {};
        // In a query, what is no Unicode becomes a replacement mark before it is sent.
        if (route === 'POST /api/v1/imports' && !text.includes('\u0000')) continue;
        const answer = await way?.send(body);
        expect([route, answer?.status]).toEqual([route, 400]);
      }
    }
  });
});

describe('whatever only names what is there', () => {
  it(
    'answers a text that names nothing in words, and never fails',
    { timeout: 600_000 },
    async () => {
      const strange: string[] = [];
      for (const text of [...texts, ...UNSTORABLE_STRINGS]) {
        for (const route of world.routes.forms.keys()) {
          const fields = textFields(formOf(world.routes, route)).filter(({ at }) =>
            REFERENCE.test(at),
          );
          const [method = '', path = ''] = route.split(' ');
          for (const { at } of fields) {
            const write: Write = (field) => (field.at === at ? text : undefined);
            const body = examples(formOf(world.routes, route), write).find(
              (one) => valueAt(one, at) === text,
            );
            const to = path.replace('/api/v1', '').replace('{id}', world.shop.id);
            const { status } = await world.api.call(to, { method, body });
            if (status < 400 || status >= 500) strange.push(`${status} ${route} ${at} ${text}`);
          }
        }
      }
      expect(strange).toEqual([]);
    },
  );

  it('so do parameters of paths and queries', { timeout: 600_000 }, async () => {
    const strange: string[] = [];
    for (const text of texts) {
      for (const { method, path, name, in: where } of world.routes.parameters) {
        if (path.endsWith('/events') || text === '') continue;
        const sent = encodeURIComponent(text);
        const to = where === 'path' ? path.replace(`{${name}}`, sent) : `${path}?${name}=${sent}`;
        const filled = to.replace('{id}', world.shop.id).replaceAll(/\{\w+\}/g, 'a'.repeat(64));
        const response = await fetch(world.api.url + filled, { method });
        if (response.status >= 500) strange.push(`${response.status} ${method} ${filled}`);
        await response.arrayBuffer();
      }
    }
    expect(strange).toEqual([]);
  });
});

describe('the whole list of others', () => {
  it('was among the texts', (context) => {
    if (LISTS_ABSENT !== null) context.skip(LISTS_ABSENT);
    expect(listedStrings()).toHaveLength(515);
    expect(texts).toEqual(expect.arrayContaining(listedStrings()));
  });
});
