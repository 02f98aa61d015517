import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDeadMan, type Signal } from './dead-man.ts';

/** Somebody outside who listens, and what was said of him here. */
async function listening() {
  const state = { status: 200, isWell: true, heard: [] as string[] };
  const logged: string[] = [];
  const signals: Signal[] = [];
  const server = createServer((request, response) => {
    state.heard.push(`${request.method} ${request.url}`);
    response.writeHead(state.status, state.status === 302 ? { location: '/else' } : {}).end('OK');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const log = {
    info: (message: string) => void logged.push(message),
    error: (message: string, fields = {}) =>
      void logged.push(`${message} ${JSON.stringify(fields)}`),
  };
  const stop = startDeadMan(log, {
    url: `http://127.0.0.1:${port}/ping/SECRETKEY`,
    userAgent: 'Kaopu',
    everyMs: 50,
    isWell: () => Promise.resolve(state.isWell),
    onSignal: (signal) => signals.push(signal),
  });
  onTestFinished(stop);
  const next = async (signal: Signal) => {
    const from = signals.length;
    await expect.poll(() => signals.slice(from), { timeout: 20_000 }).toContain(signal);
  };
  return { state, logged, next };
}

describe('startDeadMan', () => {
  it('says that all is well while it is, even to a host inside our own network', async () => {
    const { state, logged, next } = await listening();
    await next('sent');
    await next('sent');
    expect(new Set(state.heard)).toEqual(new Set(['GET /ping/SECRETKEY']));
    expect(logged).toEqual([]);
  });

  it('says nothing while something is wrong', async () => {
    const { state, next } = await listening();
    state.isWell = false;
    await next('withheld');
    state.heard = [];
    await next('withheld');
    expect(state.heard).toEqual([]);
    state.isWell = true;
    await next('sent');
  });

  it.each([500, 404, 302])(
    'logs once that nobody hears it (%i), and never the key',
    async (status) => {
      const { state, logged, next } = await listening();
      state.status = status;
      await next('failed');
      await next('failed');
      state.status = 204;
      await next('sent');
      await next('sent');
      expect(logged).toHaveLength(2);
      expect(logged[1]).toBe('the heartbeat is heard again');
      expect(logged.join()).not.toContain('SECRET');
      expect(state.heard.join()).not.toContain('/else');
    },
  );
});
