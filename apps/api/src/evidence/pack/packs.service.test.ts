import { EvidencePackManifest, TRANSCRIPT_MIME } from '@kaopu/contracts';
import { openEvidence, pruneEvidence } from '@kaopu/db';
import { launchBrowser } from '@kaopu/testkit';
import { unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { keepLook, registeredShop, type KeptPage } from '../../testing/kept-look.ts';
import { makeManifest } from './manifest.ts';
import { packStream } from './pack.ts';
import { selectContent } from './select.ts';
import { expectProblem, faults, startApi, type RunningApi } from '../../testing/running-api.ts';

const HOSTILE = '<script>alert(1)</script>"\'&\u202eevil\u0007';
const hasSha256sum = spawnSync('sha256sum', ['--version']).status === 0;

let api: RunningApi;
let scratch: string;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
  scratch = await mkdtemp(join(tmpdir(), 'kaopu-pack-'));
});
afterAll(async () => {
  await api.stop();
  await rm(scratch, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

function page(text: string, change: Partial<KeptPage> = {}): KeptPage {
  return { bytes: Buffer.from(text), url: 'https://shop.example/', mime: 'text/html', ...change };
}

const PNG = page('\u0089PNG not really', { mime: 'image/png' });

async function shopWithLooks() {
  const shop = await registeredShop(api, `店铺 ${HOSTILE.replaceAll('\u0007', '')}`);
  const keys = [
    await keepLook(api, shop.probeId, [page('first'), PNG]),
    await keepLook(api, shop.probeId, [
      page(HOSTILE, { url: `https://shop.example/?${HOSTILE.replaceAll('\u0007', '')}` }),
      page('{}', { mime: TRANSCRIPT_MIME }),
    ]),
    await keepLook(api, shop.probeId, [page('first'), page('%PDF', { mime: 'application/pdf' })]),
  ];
  return { ...shop, keys };
}

function ask(id: string, body: object): Promise<Response> {
  return fetch(`${api.url}/api/v1/platforms/${id}/evidence-packs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

interface Pack {
  folder: string;
  files: Map<string, Uint8Array>;
  manifest: EvidencePackManifest;
  text(name: string): string;
}

async function packOf(id: string, body: object = {}): Promise<Pack> {
  const response = await ask(id, body);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="kaopu-evidence-[0-9a-f]{8}-\d{8}T\d{6}\.zip"$/,
  );
  const entries = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())));
  const folder = entries[0]?.[0].split('/')[0] ?? '';
  const files = new Map(entries.map(([name, bytes]) => [name.slice(folder.length + 1), bytes]));
  const text = (name: string) => Buffer.from(files.get(name) ?? []).toString();
  return {
    folder,
    files,
    text,
    manifest: EvidencePackManifest.parse(JSON.parse(text('manifest.json'))),
  };
}

async function unpack(pack: Pack): Promise<string> {
  const folder = join(scratch, crypto.randomUUID());
  for (const [name, bytes] of pack.files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return folder;
}

/** What somebody who trusts nothing of ours would check. */
function expectProven({ files, manifest, text }: Pack): void {
  const sums = text('SHA256SUMS').trimEnd().split('\n');
  const named = new Map(sums.map((line) => [line.slice(66), line.slice(0, 64)]));
  expect([...named.keys()].sort()).toEqual(
    [...files.keys()].filter((name) => name !== 'SHA256SUMS').sort(),
  );
  for (const [name, hash] of named) expect(sha256(files.get(name) ?? '')).toBe(hash);

  const lines = text('chain.jsonl').trimEnd().split('\n');
  let prev = manifest.chain.prev;
  const linked = new Map<number, { hash: string; link: Record<string, unknown> }>();
  for (const line of lines) {
    const link: Record<string, unknown> = JSON.parse(line);
    expect(link['prev']).toBe(prev);
    prev = sha256(line);
    linked.set(Number(link['seq']), { hash: prev, link });
  }
  expect(prev).toBe(manifest.chain.hash);
  for (const item of manifest.items) {
    const { hash, link } = linked.get(item.chain.seq) ?? {};
    expect(hash).toBe(item.chain.hash);
    expect(link).toMatchObject({
      kind: 'kept',
      sha256: item.sha256,
      url: item.url,
      mime: item.mime,
      size: item.size,
      key: item.observation.key,
      at: item.capturedAt,
      platform: manifest.platform.id,
    });
    if (item.file !== null) expect(named.get(item.file)).toBe(item.sha256);
  }
}

describe('an evidence pack', () => {
  it('holds the original bytes, named safely, with everything that proves them', async () => {
    const { id, keys } = await shopWithLooks();
    const pack = await packOf(id);
    expectProven(pack);
    const { items, chain } = pack.manifest;
    expect(items.map(({ observation }) => observation.key)).toEqual([
      keys[0],
      keys[0],
      keys[1],
      keys[1],
      keys[2],
      keys[2],
    ]);
    expect(items[0]?.observation).toMatchObject({ kind: 'availability', status: 'observed' });
    expect(items.map(({ file }) => file?.replace(/-[0-9a-f]{16}/, ''))).toEqual([
      'files/0001.html.txt',
      'files/0002.png',
      'files/0003.html.txt',
      'files/0004.json',
      // The same bytes as the first.
      'files/0001.html.txt',
      'files/0006.bin',
    ]);
    expect(pack.text(items[2]?.file ?? '')).toBe(HOSTILE);
    expect(chain).toMatchObject({ first: 1, last: 6, prev: '0'.repeat(64), head: { seq: 6 } });
    expect(chain.hash).toBe(chain.head.hash);
  });

  it.skipIf(!hasSha256sum)('is checked by the commands its index names', async () => {
    const { id } = await shopWithLooks();
    const pack = await packOf(id);
    const cwd = await unpack(pack);
    const [check = '', chain = ''] = unescaped(
      /<pre>(.*?)<\/pre>/s.exec(pack.text('index.html'))?.[1] ?? '',
    ).split('\n');
    expect(check).toBe('sha256sum -c SHA256SUMS');
    expect(spawnSync('sh', ['-c', check], { cwd }).status).toBe(0);
    expect(spawnSync('sh', ['-c', chain], { cwd }).stdout.toString().trim()).toBe(
      pack.manifest.chain.hash,
    );
    const victim = join(cwd, pack.manifest.items[0]?.file ?? '');
    await writeFile(victim, 'another');
    expect(spawnSync('sh', ['-c', check], { cwd }).status).not.toBe(0);
    const lines = pack.text('chain.jsonl').split('\n');
    await writeFile(join(cwd, 'chain.jsonl'), [lines[0], lines[2], ''].join('\n'));
    expect(spawnSync('sh', ['-c', chain], { cwd }).stdout.toString()).toContain('broken');
  });

  it('holds the chosen observations, or the chosen span, and the links in between', async () => {
    const { id, keys } = await shopWithLooks();
    const chosen = await packOf(id, { keys: [keys[1], 'nobody’s'], note: '说明\n<b>note</b>' });
    expectProven(chosen);
    expect(chosen.manifest.items).toHaveLength(2);
    expect(chosen.manifest.note).toBe('说明\n<b>note</b>');
    expect(chosen.manifest.chain).toMatchObject({ first: 3, last: 4, head: { seq: 6 } });
    const ends = await packOf(id, { keys: [keys[0], keys[2]] });
    expectProven(ends);
    expect(ends.manifest.items).toHaveLength(4);
    expect(ends.text('chain.jsonl').trimEnd().split('\n')).toHaveLength(6);

    const at = chosen.manifest.items[0]?.capturedAt;
    const span = await packOf(id, { from: at, to: at });
    expect(span.manifest.items.every(({ capturedAt }) => capturedAt === at)).toBe(true);
    expect(span.manifest.selection).toEqual({ from: at, to: at });
  });

  it('holds of a look that kept nothing, for it was as the one before, what that one kept', async () => {
    const { id, probeId, keys } = await shopWithLooks();
    const calm = await keepLook(api, probeId, []);
    const pack = await packOf(id, { keys: [calm] });
    expectProven(pack);
    expect(pack.manifest.selection.keys).toEqual([calm]);
    expect(pack.manifest.items.map(({ observation }) => observation.key)).toEqual([
      keys[2],
      keys[2],
    ]);
  });

  it('has an index in both languages that runs nothing, loads nothing and numbers its pages', async () => {
    const { id, probeId } = await shopWithLooks();
    for (let i = 0; i < 3; i += 1) await keepLook(api, probeId, [page(`a${i}`), page(`b${i}`)]);
    const pack = await packOf(id, { note: HOSTILE });
    const index = pack.text('index.html');
    expect(index).not.toMatch(/<script|<img|<link|<iframe|javascript:|\son\w+=|url\(/i);
    for (const sign of ['\u0007', '\u202e']) expect(index).not.toContain(sign);
    expect(index).toContain('&#60;script&#62;alert(1)');
    const pages = 1 + Math.ceil(pack.manifest.items.length / 8);
    expect(
      [...index.matchAll(/第 (\d+) 页，共 (\d+) 页 · Page \1 of \2/g)].map(([, n]) => Number(n)),
    ).toEqual(Array.from({ length: pages }, (_, i) => i + 1));
    expect(pack.manifest.items.at(-1)?.page).toBe(pages);

    const browser = await launchBrowser();
    try {
      const tab = await browser.newPage();
      const asked: string[] = [];
      tab.on('request', (request) => asked.push(request.url()));
      tab.on('dialog', (dialog) => void dialog.dismiss().then(() => asked.push('dialog')));
      const url = pathToFileURL(join(await unpack(pack), 'index.html')).href;
      await tab.goto(url);
      expect(await tab.locator('article').count()).toBe(pack.manifest.items.length);
      expect(await tab.locator('h1').innerText()).toBe('证据包 Evidence pack');
      const links = await tab
        .locator('a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      expect(links.every((href) => pack.files.has(href ?? ''))).toBe(true);
      expect(asked).toEqual([url]);
    } finally {
      await browser.close();
    }
  });

  it('says which bytes were deleted, and shows the link that proves it', async () => {
    const { id, keys } = await shopWithLooks();
    await api.test.sql(`UPDATE evidence SET last_kept_at = last_kept_at - interval '100 days'`);
    const files = openEvidence({ KAOPU_DATA_DIR: api.dataDir });
    await pruneEvidence(api.test.db, files, 90, new AbortController().signal);
    const pack = await packOf(id, { keys: [keys[2]] });
    expectProven(pack);
    expect(pack.manifest.items.map(({ file }) => file)).toEqual([null, null]);
    expect(pack.text('chain.jsonl')).toContain('"kind":"pruned"');
    expect(pack.text('index.html')).toContain('bytes deleted after their time');
  });
});

describe('no evidence pack is made', () => {
  it('of a file that is not what it was', async () => {
    const { id, probeId } = await registeredShop(api, 'tampered');
    await keepLook(api, probeId, [page('to be tampered with'), page('left alone')]);
    const folder = join(api.dataDir, 'evidence');
    const name = sha256('to be tampered with');
    const found = (await readdir(folder, { recursive: true })).find((file) => file.includes(name));
    const path = join(folder, found ?? '');
    const bytes = await readFile(path);
    bytes.writeUInt8((bytes[12] ?? 0) ^ 4, 12);
    await writeFile(path, bytes);
    const answer = await api.call(`/platforms/${id}/evidence-packs`, { body: {} });
    expectProblem(answer, 409, 'evidence-damaged');
    expect(answer.body).toMatchObject({ sha256: name, title: '证据已损坏' });
    await rm(path);
    expectProblem(
      await api.call(`/platforms/${id}/evidence-packs`, { body: {} }),
      409,
      'evidence-damaged',
    );
  });

  it('to its end, of a file that becomes another while it is being sent', async () => {
    const { id, probeId } = await registeredShop(api, 'late');
    await keepLook(api, probeId, [page('here and then gone')]);
    const files = openEvidence({ KAOPU_DATA_DIR: api.dataDir });
    const content = await selectContent(api.test.db, files, id, {});
    const platform = { id, name: '', siteUrl: '', legalName: null, uscc: null };
    const manifest = makeManifest(platform, {}, content, new Date());
    const whole = await buffer(packStream('pack', manifest, content, files));
    expect(Object.keys(unzipSync(new Uint8Array(whole)))).toHaveLength(5);
    await files.remove(sha256('here and then gone'));
    await expect(buffer(packStream('pack', manifest, content, files))).rejects.toMatchObject({
      code: 'evidence-damaged',
    });
  });

  it.each([
    [
      'an altered link',
      `UPDATE evidence_chain SET url = 'x:' WHERE platform_id = $1 AND seq = 3`,
      '3',
    ],
    ['a missing link', `DELETE FROM evidence_chain WHERE platform_id = $1 AND seq = 3`, '3'],
    [
      'another hash',
      `UPDATE evidence_chain SET hash = repeat('0', 64) WHERE platform_id = $1 AND seq = 4`,
      '4',
    ],
  ])('of a chain with %s', async (_what, sql, seq) => {
    const { id } = await shopWithLooks();
    await api.test.sql(sql, [id]);
    const answer = await api.call(`/platforms/${id}/evidence-packs`, {
      body: {},
      headers: { 'accept-language': 'en' },
    });
    expectProblem(answer, 409, 'chain-broken');
    expect(answer.body).toMatchObject({ seq, title: 'Evidence chain broken' });
  });

  it('of nothing, of nobody, and of too much', async () => {
    const { id, probeId } = await registeredShop(api, 'empty');
    const path = `/platforms/${id}/evidence-packs`;
    expectProblem(await api.call(path, { body: {} }), 404, 'no-evidence');
    const nobody = path.replace(id, '00000000-0000-4000-8000-000000000000');
    expectProblem(await api.call(nobody, { body: {} }), 404, 'not-found');
    const many = Array.from({ length: 2_001 }, (_, i) => page('same', { url: `u:${i}` }));
    await keepLook(api, probeId, many);
    expectProblem(await api.call(path, { body: {} }), 413, 'pack-too-large');
  });

  it('for a request that makes no sense', async () => {
    const { id } = await registeredShop(api, 'senseless');
    const path = `/platforms/${id}/evidence-packs`;
    const body = { keys: [], from: 'yesterday', note: 'x'.repeat(2_001), all: true };
    const problem = expectProblem(await api.call(path, { body }), 400, 'invalid-input');
    expect(
      faults(problem)
        .map(([at]) => at)
        .sort(),
    ).toEqual(['', '/from', '/keys', '/note']);
  });
});

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
