import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { channelByKind, CHANNELS } from './channels.ts';
import { noteOf } from './kit/note.ts';
import { redacted, withoutSecrets } from './kit/secrets.ts';
import type { HttpRequest, Line, Note } from './kit/types.ts';
import { messageOf, NOW, SENDING } from './testing/sample.ts';
import {
  POLITE_NO,
  SERVICES,
  TOO_OFTEN,
  type Came,
  type Service,
} from './testing/services/index.ts';

const ID = '0198c0de-1111-4000-8000-000000000001';
const HOSTILE = '<!channel> @everyone [点我](https://evil.example) </b> "\\u0000" ';

function lineOf({ kind, settings }: Service): Extract<Line, { by: 'http' }> {
  const line = channelByKind(kind)?.open(settings('http://127.0.0.1:8080'));
  if (line?.by !== 'http') throw new Error(`${kind} is sent over HTTP`);
  return line;
}

function cameOf({ method, url, headers, body }: HttpRequest): Came {
  const { pathname, search, host } = new URL(url);
  return {
    method,
    path: `${pathname}${search}`,
    headers: { ...headers, host },
    body: typeof body === 'string' ? Buffer.from(body) : body,
  };
}

function noteFor(words: string): Note {
  return noteOf({ id: ID, message: messageOf(words) }, {}, 'zh');
}

describe('every kind', () => {
  it('has a name of its own, texts in both languages and a form that JSON can say', () => {
    expect(new Set(CHANNELS.map(({ kind }) => kind)).size).toBe(CHANNELS.length);
    for (const { title, description, form, perMinute } of CHANNELS) {
      for (const text of [title.zh, title.en, description.zh, description.en]) {
        expect(text).not.toBe('');
      }
      const { properties } = z.toJSONSchema(form, { io: 'input' });
      expect(properties).toBeTypeOf('object');
      expect(perMinute).toBeGreaterThan(0);
    }
  });

  it('is played by a service in the tests, if it is sent over HTTP', () => {
    const sent = CHANNELS.filter(({ by }) => by === 'http').map(({ kind }) => kind);
    expect(SERVICES.map(({ kind }) => kind).sort()).toEqual(sent.sort());
    for (const { kind, answers } of SERVICES) {
      const what = answers.map(([name]) => name);
      expect([kind, what]).toEqual([kind, expect.arrayContaining([TOO_OFTEN, POLITE_NO])]);
    }
  });
});

describe.each(SERVICES.map((service) => [service.kind, service] as const))('%s', (_, service) => {
  const line = lineOf(service);

  it.each([
    ['a sentence', '【警告】云端数卡 · 价格：爱奇艺黄金VIP年卡 价格变动 ¥178.00 → ¥208.00'],
    ['a text that is too long', '恢复🙂'.repeat(9_000)],
    ['a shop that would like to call everybody', HOSTILE.repeat(400)],
  ])('sends %s as the service takes it', (_what, words) => {
    const request = line.request(noteFor(words), SENDING);
    expect(service.fault(cameOf(request), NOW)).toBeNull();
  });

  it('keeps the mark of a long message, by which a repeat is known', () => {
    if (service.kind === 'webhook' || service.kind === 'web-push') return;
    for (const text of ['长', '"', '*', '\\']) {
      const { body } = line.request(noteFor(text.repeat(30_000)), SENDING);
      expect(String(body)).toContain('#0198c0de'.slice(1));
    }
  });

  it('takes its documented yes for a yes', () => {
    const { status, body } = service.ok;
    expect(line.classify({ status, text: body, retryAfterMs: null }).class).toBe('sent');
  });

  it.each(service.answers)('understands %s', (_what, { status, body }, means) => {
    expect(line.classify({ status, text: body, retryAfterMs: null }).class).toBe(means);
  });

  it.each([500, 502, 503, 504])('tries again after HTTP %d, whatever its page says', (status) => {
    for (const text of ['<html>Bad gateway</html>', '', '{"ok":true}', 'null']) {
      expect(line.classify({ status, text, retryAfterMs: null }).class).toBe('retry-later');
    }
  });

  it('waits as long as it is asked to', () => {
    const verdict = line.classify({ status: 429, text: '', retryAfterMs: 120_000 });
    expect(verdict).toMatchObject({ class: 'retry-later', afterMs: 120_000, limited: true });
  });

  it('advises on what it refuses for good, where a code says why', () => {
    const { advice = {} } = channelByKind(service.kind) ?? {};
    for (const [, { status, body }, means] of service.answers) {
      const { said } = line.classify({ status, text: body, retryAfterMs: null });
      const code = /^(-?\d+): /.exec(said)?.[1];
      if (means !== 'permanent' || code === undefined) continue;
      expect([said, advice[code]?.zh]).toEqual([said, expect.stringMatching(/。$/)]);
    }
  });

  it('shows no secret', () => {
    const { settings, form } = channelByKind(service.kind) ?? {};
    if (settings === undefined || form === undefined) throw new Error('known above');
    const stored = service.settings('http://127.0.0.1:8080');
    const shown = JSON.stringify(withoutSecrets(settings, stored)) + line.target;
    const { url } = line.request(noteFor('x'), SENDING);
    const said = redacted(
      `could not reach ${url} (${Object.values(stored).join()})`,
      settings,
      stored,
    );
    for (const [name, value] of Object.entries(stored)) {
      if (['baseUrl', 'corpId', 'agentId', 'toUser', 'topic', 'uids', 'chatId'].includes(name)) {
        continue;
      }
      expect(shown).not.toContain(value);
      expect(said).not.toContain(value);
    }
    expect(said).not.toContain('secret');
  });
});
