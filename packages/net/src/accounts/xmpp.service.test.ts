import { hasProsody, startProsody, type TestXmpp } from '@kaopu/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALLOW_NOTHING_PRIVATE, parseAllow } from '../allow-list.ts';
import { archivedXmpp, checkXmpp, sendXmpp, type XmppAccount } from './xmpp.ts';

const options = { allow: parseAllow('127.0.0.0/8') };
const PASSWORD = 'canary-password-17';

describe.skipIf(!hasProsody() && !process.env['CI'])('a real XMPP server (needs prosody)', () => {
  let server: TestXmpp;
  beforeAll(async () => {
    server = await startProsody({
      'buyer@buyer.test': PASSWORD,
      'desk@shop.test': 'desk-password',
    });
  });
  afterAll(() => server.stop());

  function account(change: Partial<XmppAccount> = {}): XmppAccount {
    const { host, port } = server;
    const login = { host, port, security: 'none' as const, user: 'buyer', password: PASSWORD };
    return { ...login, domain: 'buyer.test', ...change };
  }

  const desk = () => account({ user: 'desk', domain: 'shop.test', password: 'desk-password' });

  it('keeps an archive, and says so', async () => {
    expect(await checkXmpp(account(), options)).toEqual({ archive: true });
  });

  it('carries words both ways, which can be read as often as one likes', async () => {
    const before = Date.now();
    await sendXmpp(account(), { to: 'desk@shop.test', id: 'q1', text: '有货吗？' }, options);
    await sendXmpp(desk(), { to: 'buyer@buyer.test', id: 'a1', text: '有的 <b>&' }, options);
    const query = { with: 'desk@shop.test', since: before - 1_000 };
    const once = await archivedXmpp(account(), query, options);
    expect(once.map(({ from, stanzaId, text }) => [from, stanzaId, text])).toEqual([
      ['buyer@buyer.test', 'q1', '有货吗？'],
      ['desk@shop.test', 'a1', '有的 <b>&'],
    ]);
    for (const { at } of once)
      expect(at).toBeGreaterThanOrEqual(Math.floor(before / 1_000) * 1_000);
    expect(await archivedXmpp(account(), query, options)).toEqual(once);
    const later = { ...query, since: Date.now() + 60_000 };
    expect(await archivedXmpp(account(), later, options)).toEqual([]);
  });

  it('says when a message was refused', async () => {
    const message = { to: 'nobody@shop.test', id: 'q2', text: 'hello' };
    await expect(sendXmpp(account(), message, options)).rejects.toMatchObject({
      name: 'FetchFault',
      kind: 'protocol',
    });
  });

  it('never names the password when signing in fails', async () => {
    const wrong = account({ password: 'wrong-canary' });
    const error: unknown = await checkXmpp(wrong, options).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ name: 'FetchFault', kind: 'protocol' });
    expect(JSON.stringify(error) + String(error)).not.toContain('wrong-canary');
  });

  it('gives no password to a server that does not encrypt', async () => {
    await expect(checkXmpp(account({ security: 'starttls' }), options)).rejects.toThrow(
      'does not encrypt',
    );
  });

  it('is out of reach where private addresses are not allowed', async () => {
    await expect(checkXmpp(account(), { allow: ALLOW_NOTHING_PRIVATE })).rejects.toMatchObject({
      kind: 'refused-address',
    });
  });
});
