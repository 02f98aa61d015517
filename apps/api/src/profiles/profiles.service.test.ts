import { PlatformDetail, ProfileView } from '@kaopu/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());
beforeEach(() => api.test.sql('TRUNCATE profile'));

const WEIGHTS = {
  qualification: 30,
  'supply-chain': 20,
  price: 20,
  service: 10,
  technology: 10,
  compliance: 10,
};

const create = (body: object, headers = {}) => api.call('/profiles', { body, headers });

async function listed(): Promise<ProfileView[]> {
  const { body } = await api.call('/profiles');
  return z.object({ items: z.array(ProfileView) }).parse(body).items;
}

describe('profiles', () => {
  it('are the four published ones, then the own ones with their shares, floors and hash', async () => {
    const made = await create({ name: ' 稳妥 ', weights: WEIGHTS, floors: ['licence'] });
    expect(made.status).toBe(201);
    const own = ProfileView.parse(made.body);
    expect(own).toMatchObject({
      id: `own-${own.hash.slice(0, 16)}`,
      name: ' 稳妥 ',
      own: true,
      weights: { qualification: 0.3, compliance: 0.1 },
      floors: ['licence'],
    });
    const all = await listed();
    expect(all.map(({ id }) => id)).toEqual(['small', 'medium', 'channel', 'community', own.id]);
    expect(new Set(all.map(({ hash }) => hash)).size).toBe(5);
    expect(all[0]?.floors).toContain('agency-fee');
    expect(all[4]).toEqual(own);
  });

  it('are the same when shares and floors are, whatever the sum of the weights', async () => {
    const { body } = await create({ name: 'a', weights: WEIGHTS });
    const doubled = Object.fromEntries(Object.entries(WEIGHTS).map(([id, w]) => [id, 2 * w]));
    const again = expectProblem(
      await create({ name: 'b', weights: doubled }),
      409,
      'profile-exists',
    );
    expect(again.profileId).toBe(ProfileView.parse(body).id);
    const small = (await listed()).find(({ id }) => id === 'small');
    const standard = await create({ name: 'c', weights: small?.weights, floors: small?.floors });
    expect(expectProblem(standard, 409, 'profile-exists').profileId).toBe('small');
    expect((await create({ name: 'd', weights: WEIGHTS, floors: [] })).status).toBe(201);
  });

  it('of the team: one at most begins the page of weights, the one chosen last, until it is deleted', async () => {
    const ids: string[] = [];
    for (const price of [10, 20]) {
      const { body } = await create({ name: `p${price}`, weights: { ...WEIGHTS, price } });
      ids.push(ProfileView.parse(body).id);
    }
    const [first = '', second = ''] = ids;
    const choose = (id: string | null) =>
      api.call('/profiles/default', { method: 'PUT', body: { id } });
    const chosen = async () => (await listed()).flatMap((one) => (one.isDefault ? [one.id] : []));
    expect(await chosen()).toEqual([]);
    for (const id of [first, second]) {
      expect((await choose(id)).status).toBe(204);
      expect(await chosen()).toEqual([id]);
    }
    expectProblem(await choose('own-0123456789abcdef'), 404, 'not-found');
    expectProblem(await choose('medium'), 400, 'invalid-input');
    expect(await chosen()).toEqual([second]);
    expect((await choose(null)).status).toBe(204);
    expect(await chosen()).toEqual([]);
    await choose(first);
    await api.call(`/profiles/${first}`, { method: 'DELETE' });
    expect(await chosen()).toEqual([]);
    // Taken up again it is like any other.
    await create({ name: 'again', weights: { ...WEIGHTS, price: 10 } });
    expect(await chosen()).toEqual([]);
  });

  it.each([
    ['a negative weight', { price: -1 }, '/weights/price', 'weight-invalid'],
    [
      'too little qualification',
      { qualification: 12 },
      '/weights/qualification',
      'qualification-too-light',
    ],
    ['a huge weight', { price: 1e300 }, '/weights/price', 'too-big'],
    ['no number', { price: '1' }, '/weights/price', 'wrong-type'],
  ])('are refused with %s, naming the field', async (_, change, path, code) => {
    const answer = await create({ name: 'x', weights: { ...WEIGHTS, ...change } });
    expect(faults(expectProblem(answer, 400, 'invalid-input'))).toEqual([[path, code]]);
  });

  it('are refused in the language of who asks', async () => {
    const none = Object.fromEntries(Object.keys(WEIGHTS).map((id) => [id, 0]));
    const zh = expectProblem(await create({ name: 'x', weights: none }), 400, 'invalid-input');
    expect(zh.errors).toEqual([
      { path: '/weights', code: 'no-weight', detail: '至少要有一项权重大于 0' },
    ]);
    const english = { 'accept-language': 'en' };
    const weights = { ...WEIGHTS, qualification: 1 };
    const en = expectProblem(await create({ name: 'x', weights }, english), 400, 'invalid-input');
    expect(en.errors?.[0]?.detail).toBe('qualification is a floor: at least 15% of all weight');
  });

  it('name dimensions and floors that exist, each floor once', async () => {
    const { price: _, ...rest } = WEIGHTS;
    const answer = await create({ name: ' ', weights: rest, floors: ['licence', 'licence'] });
    expect(faults(expectProblem(answer, 400, 'invalid-input'))).toEqual([
      ['/name', 'too-small'],
      ['/weights/price', 'required'],
      ['/floors', 'floor-repeated'],
    ]);
    const unknown = await create({ name: 'x', weights: WEIGHTS, floors: ['charm'] });
    expect(faults(expectProblem(unknown, 400, 'invalid-input'))).toEqual([
      ['/floors/0', 'not-an-option'],
    ]);
  });

  it('are at most twenty of one’s own', async () => {
    for (let price = 1; price <= 20; price += 1) {
      expect((await create({ name: 'x', weights: { ...WEIGHTS, price } })).status).toBe(201);
    }
    const weights = { ...WEIGHTS, price: 21 };
    expectProblem(await create({ name: 'x', weights }), 409, 'too-many-profiles');
  });

  it('have every scored platform scored by them soon', async () => {
    const body = { name: 'p', siteUrl: 'https://shop-a.example' };
    const { id } = PlatformDetail.parse((await api.call('/platforms', { body })).body);
    const due = () =>
      api.test.sql('SELECT score_due <= now() AS due FROM platform WHERE id = $1', [id]);
    await create({ name: 'a', weights: WEIGHTS });
    expect(await due()).toEqual([{ due: null }]);
    await api.test.sql(`UPDATE platform SET score_due = now() + interval '1 hour'`);
    await create({ name: 'b', weights: { ...WEIGHTS, price: 5 } });
    expect(await due()).toEqual([{ due: true }]);
  });

  it('that are deleted are gone, and come back under the same name of their hash', async () => {
    const { id } = ProfileView.parse((await create({ name: 'a', weights: WEIGHTS })).body);
    expect((await api.call(`/profiles/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await listed()).toHaveLength(4);
    expectProblem(await api.call(`/profiles/${id}`, { method: 'DELETE' }), 404, 'not-found');
    const again = ProfileView.parse((await create({ name: 'b', weights: WEIGHTS })).body);
    expect(again).toMatchObject({ id, name: 'b' });
  });

  it('that are published cannot be deleted', async () => {
    const answer = await api.call('/profiles/medium', { method: 'DELETE' });
    expectProblem(answer, 400, 'invalid-input');
  });

  it('are named in queries by id; what is no id is refused', async () => {
    const own = 'own-0123456789abcdef';
    expect((await api.call(`/platforms?profile=${own}`)).status).toBe(200);
    const answer = await api.call('/platforms?profile=own-x');
    expect(faults(expectProblem(answer, 400, 'invalid-input'))).toEqual([['/profile', 'invalid']]);
  });
});
