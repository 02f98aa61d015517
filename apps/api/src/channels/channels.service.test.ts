import { channelByKind, keptSecrets } from '@kaopu/channels';
import { SERVICES } from '@kaopu/channels/testing';
import {
  ChannelCreated,
  ChannelDelivery,
  ChannelKindView,
  ChannelView,
  MessagePreview,
} from '@kaopu/contracts';
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
      settings: { url: 'https://hook.example:8443/send?key=password' },
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
      expect(answer).not.toContain(String(channel.secret));
      expect(answer).not.toContain('password');
    }
    expect(JSON.parse(list)).not.toHaveProperty('items.0.secret');
    expect(JSON.parse(list)).toHaveProperty('items.0.settings', {});
  });

  it('gets a secret of its own', async () => {
    const secrets = await Promise.all([add(), add()]);
    expect(new Set(secrets.map(({ body }) => ChannelCreated.parse(body).secret)).size).toBe(2);
  });

  it('takes a secret that is brought along, if it is one', async () => {
    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    const url = 'https://hook.example/';
    expect(await add({ settings: { url, secret } })).toMatchObject({
      status: 201,
      body: { secret },
    });
    for (const bad of ['hunter2', 'whsec_', `whsec_${'A'.repeat(31)}`, `whsec_${'!'.repeat(32)}`]) {
      const problem = expectProblem(
        await add({ settings: { url, secret: bad } }),
        400,
        'invalid-input',
      );
      expect(faults(problem)).toEqual([['/settings/secret', 'secret-invalid']]);
    }
  });

  it.each([
    [{ name: '' }, '/name', 'too-small'],
    [{ settings: { url: 'mailto:a@b.example' } }, '/settings/url', 'url-invalid'],
    [{ settings: { url: 'https://u:p@hook.example/' } }, '/settings/url', 'credentials-refused'],
    [{ settings: {} }, '/settings/url', 'url-invalid'],
    [{ kind: 'pager' }, '/kind', 'not-an-option'],
    [
      { kind: 'wecom-robot', settings: { key: 'https://a/?key=b' } },
      '/settings/key',
      'secret-invalid',
    ],
    [{ templates: { zh: { body: '{{ text' } } }, '/templates/zh/body', 'template-invalid'],
    [
      { templates: { en: { title: '{% include "/etc/passwd" %}' } } },
      '/templates/en/title',
      'template-invalid',
    ],
    [{ perMinute: 0 }, '/perMinute', 'too-small'],
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

  it('keeps its secret when it is changed, unless it then goes elsewhere', async () => {
    const made = await add({
      kind: 'ntfy',
      settings: { topic: 'topic-nobody-guesses', accessToken: 'tk_hush' },
    });
    const { id, settings, secrets } = ChannelCreated.parse(made.body);
    expect(secrets).toEqual(['topic', 'accessToken']);
    expect(settings).toEqual({ baseUrl: 'https://ntfy.sh' });
    const change = (body: object) => api.call(`/channels/${id}`, { method: 'PATCH', body });
    const changed = await change({ name: '新名', perMinute: 3, language: 'en', settings });
    expect(ChannelView.parse(changed.body)).toMatchObject({
      name: '新名',
      perMinute: 3,
      language: 'en',
    });
    expect(JSON.stringify(changed.body)).not.toMatch(/hush|nobody-guesses/);
    const stored = await api.test.sql('SELECT settings FROM channel WHERE id = $1', [id]);
    expect(stored[0]?.['settings']).toMatchObject({ accessToken: 'tk_hush' });
    const elsewhere = await change({ settings: { baseUrl: 'https://evil.example' } });
    expect(faults(expectProblem(elsewhere, 400, 'invalid-input'))).toEqual([
      ['/settings/topic', 'required'],
    ]);
  });

  it('lets go of a secret that may be left out, and of no other', async () => {
    const settings = { topic: 'topic-nobody-guesses', accessToken: 'tk_hush' };
    const made = ChannelCreated.parse((await add({ kind: 'ntfy', settings })).body);
    const change = (more: object) =>
      api.call(`/channels/${made.id}`, {
        method: 'PATCH',
        body: { settings: { baseUrl: 'https://ntfy.sh', ...more } },
      });
    const changed = ChannelView.parse((await change({ accessToken: null })).body);
    expect(changed.secrets).toEqual(['topic']);
    const [stored] = await api.test.sql('SELECT settings FROM channel WHERE id = $1', [made.id]);
    expect(stored?.['settings']).toEqual({
      baseUrl: 'https://ntfy.sh',
      topic: 'topic-nobody-guesses',
    });
    const refused = expectProblem(await change({ topic: null }), 400, 'invalid-input');
    expect(faults(refused)).toEqual([['/settings/topic', 'required']]);
  });

  it('keeps templates of either language, and speaks by those of its own', async () => {
    const templates = { zh: { title: '断：{{ reason }}' }, en: { title: 'out: {{ reason }}' } };
    const made = ChannelCreated.parse((await add({ kind: 'feed', settings: {}, templates })).body);
    expect(made.templates).toEqual(templates);
    await api.call(`/channels/${made.id}/test`, { method: 'POST' });
    const read = async () => (await fetch(`${api.url}${String(made.secret)}`)).text();
    expect(await read()).toContain('<title>【靠谱】断：test</title>');
    const body = { language: 'en' };
    const changed = await api.call(`/channels/${made.id}`, { method: 'PATCH', body });
    expect(ChannelView.parse(changed.body).templates).toEqual(templates);
    expect(await read()).toContain('<title>[Kaopu 靠谱] out: test</title>');
  });

  it.each(SERVICES.map((service) => [service.kind, service] as const))(
    'of kind %s answers without its secrets, whatever is asked of it',
    async (kind, service) => {
      const settings = service.settings('https://service.example');
      const made = await add({ kind, settings });
      expect(made.status).toBe(201);
      const { id } = ChannelCreated.parse(made.body);
      const of = (path: string, init: { method?: string; body?: unknown } = {}) =>
        api.call(`/channels/${id}${path}`, init);
      const answers = [
        // Shown this once.
        { ...made, body: { ...ChannelCreated.parse(made.body), secret: null } },
        await api.call('/channels'),
        await of('', { method: 'PATCH', body: { name: '新名', settings } }),
        await of('', { method: 'PATCH', body: { settings: { ...settings, url: 'x', key: [] } } }),
        await of('', { method: 'PATCH', body: { settings, perMinute: 0 } }),
        await of('/test', { method: 'POST' }),
        await of('/deliveries'),
      ];
      const said = JSON.stringify(answers.map(({ body }) => body));
      const schema = channelByKind(kind)?.settings;
      if (schema === undefined) throw new Error(`${kind} is a kind`);
      const secrets = keptSecrets(schema, settings).map((name) => String(settings[name]));
      expect(secrets).not.toEqual([]);
      for (const secret of secrets) {
        expect(said).not.toContain(secret);
        if (URL.canParse(secret)) expect(said).not.toContain(new URL(secret).pathname);
      }
    },
  );

  it('that is switched off sends nothing later, and a dead letter goes again on demand', async () => {
    const { id } = ChannelCreated.parse((await add()).body);
    const sent = await api.call(`/channels/${id}/test`, { method: 'POST' });
    const { deliveryId } = sent.body as { deliveryId: string };
    const again = () => api.call(`/deliveries/${deliveryId}/again`, { method: 'POST' });
    expectProblem(await again(), 409, 'delivery-not-dead');
    const turn = (enabled: boolean) =>
      api.call(`/channels/${id}`, { method: 'PATCH', body: { enabled } });
    expect(ChannelView.parse((await turn(false)).body).health).toMatchObject({
      pending: 0,
      dead: 1,
    });
    expectProblem(await again(), 409, 'delivery-not-dead');
    await turn(true);
    expect(ChannelDelivery.parse((await again()).body)).toMatchObject({
      state: 'pending',
      attempts: 0,
      text: { zh: '【测试】靠谱的通知渠道工作正常。' },
    });
    const dead = await api.call(`/channels/${id}/deliveries?state=failed`);
    expect(dead.body).toEqual({ items: [] });
    const log = await api.call(`/channels/${id}/deliveries`);
    expect(log.body).toMatchObject({ items: [{ id: deliveryId, tries: [] }] });
  });

  it('that its service holds back says until when', async () => {
    const { id } = ChannelCreated.parse((await add()).body);
    const hold = (interval: string) =>
      api.test.sql(
        `UPDATE channel SET resume_at = now() + $2::interval WHERE id = $1
         RETURNING to_jsonb(resume_at) #>> '{}' AS at`,
        [id, interval],
      );
    const resumeAt = async () => {
      const { items } = (await api.call('/channels')).body as { items: unknown[] };
      const found = items.map((item) => ChannelView.parse(item)).find((one) => one.id === id);
      return found?.health.resumeAt;
    };
    const [held] = await hold('10 minutes');
    expect(await resumeAt()).toBe(new Date(String(held?.['at'])).toISOString());
    await hold('-1 second');
    expect(await resumeAt()).toBeNull();
  });

  it('is previewed with its templates, and told where they are wrong', async () => {
    const preview = async (body: object) => {
      const answer = await api.call('/message-previews', { body });
      expect(answer.status).toBe(200);
      return MessagePreview.parse(answer.body);
    };
    const usual = await preview({ language: 'en' });
    expect(usual.title).toEqual({ text: '[Kaopu 靠谱] Warning: 示例卡盟', fault: null });
    const own = await preview({ templates: { title: '{{ severity }}！', body: '{{ text' } });
    expect(own.title).toEqual({ text: '【靠谱】warning！', fault: null });
    expect(own.body.text).toContain('示例卡盟');
    expect(own.body.fault).toContain('line:1, col:1');
  });

  it('of any kind is described by a form', async () => {
    const { items } = (await api.call('/channel-kinds')).body as { items: unknown[] };
    const kinds = items.map((item) => ChannelKindView.parse(item));
    expect(kinds).toHaveLength(17);
    const email = kinds.find(({ kind }) => kind === 'email');
    expect(email?.settingsSchema).toMatchObject({ properties: { password: { secret: true } } });
  });

  it('that is a feed is read by whoever knows its address', async () => {
    const name = '<订阅> & "更多"';
    const made = ChannelCreated.parse((await add({ kind: 'feed', name, settings: {} })).body);
    expect(made.secret).toMatch(/^\/api\/v1\/feeds\/[\w-]{43}$/);
    await api.call(`/channels/${made.id}/test`, { method: 'POST' });
    const path = String(made.secret);
    const answer = await fetch(`${api.url}${path}`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(text).toContain('<title>&lt;订阅&gt; &amp; &quot;更多&quot;</title>');
    expect(text).toContain('【测试】靠谱的通知渠道工作正常。');
    expect(text).toMatch(/<id>urn:uuid:[0-9a-f-]{36}<\/id>/);
    expectProblem(await api.call(`/feeds/${'g'.repeat(43)}`), 404, 'not-found');
    expect(JSON.stringify((await api.call('/channels')).body)).not.toContain(path);
  });

  it('gets a new secret or address on demand, and the old one is no good', async () => {
    const feed = ChannelCreated.parse((await add({ kind: 'feed', settings: {} })).body);
    const hook = ChannelCreated.parse((await add()).body);
    const renew = async (id: string) =>
      ChannelCreated.parse((await api.call(`/channels/${id}/secret`, { method: 'POST' })).body)
        .secret;
    const path = await renew(feed.id);
    expect(path).not.toBe(feed.secret);
    expect((await fetch(`${api.url}${String(feed.secret)}`)).status).toBe(404);
    expect((await fetch(`${api.url}${String(path)}`)).status).toBe(200);

    const secret = await renew(hook.id);
    expect(secret).not.toBe(hook.secret);
    const [stored] = await api.test.sql('SELECT settings FROM channel WHERE id = $1', [hook.id]);
    expect(stored?.['settings']).toEqual({
      url: 'https://hook.example:8443/send?key=password',
      secret,
    });

    const settings = { url: 'https://hooks.slack.com/services/T/B/x' };
    const slack = ChannelCreated.parse((await add({ kind: 'slack', settings })).body);
    const refused = await api.call(`/channels/${slack.id}/secret`, { method: 'POST' });
    expectProblem(refused, 404, 'not-found');
  });

  it('that is a browser knows the installation by a key that stays', async () => {
    const first = await api.call('/push-key');
    expect((first.body as { publicKey: string }).publicKey).toMatch(/^B[\w-]{86}$/);
    expect((await api.call('/push-key')).body).toEqual(first.body);
  });

  it('is gone when it is removed, with what it should have sent', async () => {
    const { id } = ChannelCreated.parse((await add()).body);
    await api.call(`/channels/${id}/test`, { method: 'POST' });
    expect((await api.call(`/channels/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await api.test.sql('SELECT 1 FROM delivery WHERE channel_id = $1', [id])).toEqual([]);
    expectProblem(await api.call(`/channels/${id}/test`, { method: 'POST' }), 404, 'not-found');
  });
});
