import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { openGauges } from './gauges.ts';
import { openRegistry } from './registry.ts';
import { serveMetrics } from './serve-metrics.ts';

async function served() {
  const found: { value: number | null } = { value: 3 };
  const registry = openRegistry();
  const gauges = openGauges(registry, () => Promise.resolve(found));
  gauges.one('kaopu_some_seconds', 'Some', ({ value }) => value);
  gauges.some('kaopu_parts', 'Parts', ['part'], ({ value }) =>
    value === null ? [] : [[{ part: 'a' }, value] as const, [{ part: 'b' }, 0] as const],
  );
  const server = await serveMetrics(registry, '127.0.0.1', 0);
  onTestFinished(() => server.close());
  return { found, server };
}

function get(port: number, path: string, host = `127.0.0.1:${port}`, method = 'GET') {
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const options = { port, path, method, host: '127.0.0.1', headers: { host } };
    const asked = request(options, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.once('end', () => {
        const type = String(answer.headers['content-type']);
        resolve({ status: answer.statusCode ?? 0, type, text });
      });
    });
    asked.once('error', reject).end();
  });
}

it('answers a scrape with what is measured at that moment', async () => {
  const { found, server } = await served();
  const first = await get(server.port, '/metrics');
  expect(first.status).toBe(200);
  expect(first.type).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(first.text).toContain('\nkaopu_some_seconds 3\n');
  expect(first.text).toContain('\nkaopu_parts{part="a"} 3\n');
  expect(first.text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(first.text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  // Of what is not known there is no value: an old one would pass for a new one.
  found.value = null;
  const second = await get(server.port, '/metrics');
  expect(second.text).not.toMatch(/^kaopu_(some_seconds|parts)[ {]/m);
});

it('answers nothing else, and nobody who calls this machine by another name', async () => {
  const { server } = await served();
  expect(await get(server.port, '/')).toMatchObject({ status: 404 });
  expect(await get(server.port, '/metrics', undefined, 'POST')).toMatchObject({ status: 404 });
  for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80']) {
    expect(await get(server.port, '/metrics', host)).toMatchObject({ status: 403, text: '' });
  }
  for (const host of ['localhost:1', '[::1]:9', '127.0.0.1']) {
    expect(await get(server.port, '/metrics', host)).toMatchObject({ status: 200 });
  }
});

it('refuses a port that is taken', async () => {
  const { server } = await served();
  await expect(serveMetrics(openRegistry(), '127.0.0.1', server.port)).rejects.toThrow(
    'EADDRINUSE',
  );
});
