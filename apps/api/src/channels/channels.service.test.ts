import { ChannelCreated } from '@kaopu/contracts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const add = (fields: object = {}) =>
  api.call('/channels', {
    body: {
      name: '群',
      kind: 'webhook',
      url: 'https://hook.example:8443/send?key=password',
      ...fields,
    },
  });

describe('a channel', () => {
  it('shows its secret once, and of its address the origin only', async () => {
    const made = await add();
    expect(made.status).toBe(201);
    const channel = ChannelCreated.parse(made.body);
    expect(channel.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(channel.target).toBe('https://hook.example:8443');

    const list = JSON.stringify((await api.call('/channels')).body);
    expect(list).toContain(channel.id);
    for (const answer of [list, JSON.stringify({ ...channel, secret: '' })]) {
      expect(answer).not.toContain(channel.secret);
      expect(answer).not.toContain('password');
    }
    expect(JSON.parse(list)).not.toHaveProperty('items.0.secret');
  });

  it('gets a secret of its own', async () => {
    const secrets = await Promise.all([add(), add()]);
    expect(new Set(secrets.map(({ body }) => ChannelCreated.parse(body).secret)).size).toBe(2);
  });

  it('takes a secret that is brought along, if it is one', async () => {
    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    expect(await add({ secret })).toMatchObject({ status: 201, body: { secret } });
    for (const bad of ['hunter2', 'whsec_', `whsec_${'A'.repeat(31)}`, `whsec_${'!'.repeat(32)}`]) {
      const problem = expectProblem(await add({ secret: bad }), 400, 'invalid-input');
      expect(faults(problem)).toEqual([['/secret', 'secret-invalid']]);
    }
  });

  it.each([
    [{ name: '' }, '/name', 'too-small'],
    [{ url: 'mailto:a@b.example' }, '/url', 'url-invalid'],
    [{ url: 'https://u:p@hook.example/' }, '/url', 'credentials-refused'],
    [{ kind: 'pager' }, '/kind', 'not-an-option'],
  ])('is refused with %j', async (fields, path, code) => {
    expect(faults(expectProblem(await add(fields), 400, 'invalid-input'))).toEqual([[path, code]]);
  });

  it('sends a test message on the road of alerts', async () => {
    const { id } = ChannelCreated.parse((await add()).body);
    const sent = await api.call(`/channels/${id}/test`, { method: 'POST' });
    expect(sent.status).toBe(202);
    const rows = await api.test.sql(
      `SELECT d.id, d.state, d.alert_id, n.reason, n.message->>'type' AS type
       FROM delivery d JOIN notification n ON n.id = d.notification_id WHERE d.channel_id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        id: (sent.body as { deliveryId: string }).deliveryId,
        state: 'pending',
        alert_id: null,
        reason: 'test',
        type: 'channel.test',
      },
    ]);
  });

  it('is gone when it is removed, with what it should have sent', async () => {
    const { id } = ChannelCreated.parse((await add()).body);
    await api.call(`/channels/${id}/test`, { method: 'POST' });
    expect((await api.call(`/channels/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await api.test.sql('SELECT 1 FROM delivery WHERE channel_id = $1', [id])).toEqual([]);
    expectProblem(await api.call(`/channels/${id}/test`, { method: 'POST' }), 404, 'not-found');
  });
});
