import { EvidencePackManifest, PackPaper, PackView, UploadView } from '@kaopu/contracts';
import { openEvidence } from '@kaopu/db';
import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { greyPicture } from '../../testing/grey-picture.ts';
import { keepLook, registeredShop } from '../../testing/kept-look.ts';
import { expectProblem, faults, startApi, type RunningApi } from '../../testing/running-api.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

let shop: { id: string; probeId: string };
let page: { key: string; sha256: string };
let shot: { key: string; sha256: string };
let later: { key: string; sha256: string };
const PAGE = Buffer.from('<p>价格 58.60</p><script>alert(1)</script>');
const SHOT = greyPicture(200);

beforeEach(async () => {
  shop = await registeredShop(api, '星辰');
  const url = 'https://shop.example/';
  const pages = [
    { bytes: PAGE, url, mime: 'text/html' },
    { bytes: SHOT, url, mime: 'image/png' },
  ];
  const key = await keepLook(api, shop.probeId, pages);
  page = { key, sha256: sha256(PAGE) };
  shot = { key, sha256: sha256(SHOT) };
  later = { key: await keepLook(api, shop.probeId, pages), sha256: shot.sha256 };
});

const ask = (path: string, method: string, body?: unknown) =>
  api.call(`/evidence-packs${path}`, { method, ...(body === undefined ? {} : { body }) });

async function begin(items: object[] = [page, shot]): Promise<PackView> {
  const answer = await ask('', 'POST', { platformId: shop.id, title: '纠纷', items });
  expect(answer.status).toBe(201);
  return PackView.parse(answer.body);
}

async function change(pack: PackView, part: object): Promise<PackView> {
  const answer = await ask(`/${pack.id}`, 'PUT', changed(pack, part));
  expect(answer.status).toBe(200);
  return PackView.parse(answer.body);
}

function changed({ title, note, language, revision, items }: PackView, part: object): object {
  const kept = items.map(({ key, sha256: hash, note: said, show, cover }) => {
    return { key, sha256: hash, note: said, show, cover };
  });
  return { title, note, language, revision, items: kept, ...part };
}

async function upload(bytes: Buffer): Promise<string> {
  const answer = await fetch(`${api.url}/api/v1/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  return UploadView.parse(await answer.json()).sha256;
}

async function zipOf({ id }: PackView): Promise<Map<string, Uint8Array>> {
  const answer = await fetch(`${api.url}/api/v1/evidence-packs/${id}/zip`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="kaopu-pack-[0-9a-f]{8}-\d+\.zip"$/,
  );
  const entries = Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer())));
  return new Map(entries.map(([name, bytes]) => [name.slice(name.indexOf('/') + 1), bytes]));
}

const textOf = (files: Map<string, Uint8Array>, name: string) =>
  Buffer.from(files.get(name) ?? []).toString();

function manifestOf(files: Map<string, Uint8Array>): EvidencePackManifest {
  return EvidencePackManifest.parse(JSON.parse(textOf(files, 'manifest.json')));
}

async function paperOf({ id }: PackView): Promise<PackPaper> {
  expect((await ask(`/${id}/pdf`, 'POST')).status).toBe(202);
  const [row] = await api.test.sql(`SELECT paper FROM evidence_pack WHERE id = $1`, [id]);
  return PackPaper.parse(row?.['paper']);
}

const BOX = { left: 0.1, top: 0.1, width: 0.5, height: 0.5 };

describe('a pack that somebody puts together', () => {
  it('is begun, listed, added to once, put in another order, and deleted', async () => {
    const pack = await begin([page]);
    expect(pack).toMatchObject({ title: '纠纷', platformName: '星辰', pages: 3, pdf: 'none' });
    const added = PackView.parse((await ask(`/${pack.id}/items`, 'POST', shot)).body);
    const again = PackView.parse((await ask(`/${pack.id}/items`, 'POST', shot)).body);
    expect(again).toEqual(added);
    expect(
      added.items.map(({ sha256: hash, page: at, sheets, form, state }) => [
        hash,
        at,
        sheets,
        form,
        state,
      ]),
    ).toEqual([
      [page.sha256, 3, 1, 'page', 'whole'],
      [shot.sha256, 4, 1, 'picture', 'whole'],
    ]);
    const { items } = added;
    const turned = await change(added, { items: [{ ...shot, note: '截图' }, page] });
    expect(turned.items.map(({ sha256: hash, note }) => [hash, note])).toEqual([
      [shot.sha256, '截图'],
      [page.sha256, ''],
    ]);
    expect(items).toHaveLength(2);
    const list = await ask(`?platform=${shop.id}`, 'GET');
    expect(list.body).toMatchObject({ items: [{ id: pack.id, title: '纠纷', items: 2 }] });
    expect((await ask(`/${pack.id}`, 'DELETE')).status).toBe(204);
    expectProblem(await ask(`/${pack.id}`, 'GET'), 404, 'not-found');
    expectProblem(await ask(`/${pack.id}`, 'DELETE'), 404, 'not-found');
  });

  it('refuses a change to what it is not any more', async () => {
    const pack = await begin();
    await change(pack, { title: '新名' });
    expectProblem(await ask(`/${pack.id}`, 'PUT', changed(pack, {})), 409, 'pack-changed');
  });

  it('holds only what the chain of its platform can prove', async () => {
    const other = await registeredShop(api, '别家');
    const elsewhere = { platformId: other.id, title: 'x', items: [page] };
    const refused = expectProblem(await ask('', 'POST', elsewhere), 400, 'invalid-input');
    expect(faults(refused)).toEqual([['/items/0', 'not-an-option']]);
    const pack = await begin();
    const made = { ...page, sha256: 'f'.repeat(64) };
    expectProblem(await ask(`/${pack.id}/items`, 'POST', made), 400, 'invalid-input');
    expectProblem(
      await ask(`/${pack.id}`, 'PUT', changed(pack, { items: [page, made] })),
      400,
      'invalid-input',
    );
    const nowhere = { platformId: NOBODY, title: 'x' };
    expectProblem(await ask('', 'POST', nowhere), 400, 'invalid-input');
    expectProblem(await ask(`/${NOBODY}/zip`, 'GET'), 404, 'not-found');
  });

  it('covers a picture wherever it is in it, and never hands its original out', async () => {
    const pack = await begin([page, shot, later]);
    const copy = greyPicture(0);
    const cover = { sha256: await upload(copy), boxes: [BOX] };
    const items = [page, shot, { ...later, show: 'covered', cover }];
    const covered = await change(pack, { items });
    expect(covered.items.map(({ show }) => show)).toEqual(['whole', 'covered', 'covered']);
    const files = await zipOf(covered);
    const bytes = [...files.values()].map((each) => Buffer.from(each));
    expect(bytes.some((each) => each.equals(SHOT))).toBe(false);
    expect(bytes.some((each) => each.equals(copy))).toBe(true);
    expect(manifestOf(files).items.map(({ file, absent }) => [file !== null, absent])).toEqual([
      [true, null],
      [false, 'covered'],
      [false, 'covered'],
    ]);
    expect(textOf(files, 'SHA256SUMS')).toContain(cover.sha256);
    expect((await paperOf(covered)).items.map(({ picture: shown }) => shown?.sha256)).toEqual([
      undefined,
      cover.sha256,
      cover.sha256,
    ]);
  });

  it('takes as a covered copy only another picture, as large as the original', async () => {
    const pack = await begin([page, shot]);
    const covers: [object, string][] = [
      [{ ...shot, show: 'covered', cover: { sha256: shot.sha256, boxes: [BOX] } }, 'invalid'],
      [
        { ...shot, show: 'covered', cover: { sha256: 'f'.repeat(64), boxes: [BOX] } },
        'upload-unknown',
      ],
      [
        {
          ...shot,
          show: 'covered',
          cover: { sha256: await upload(greyPicture(0, 20)), boxes: [BOX] },
        },
        'invalid',
      ],
      [
        { ...page, show: 'covered', cover: { sha256: await upload(greyPicture(0)), boxes: [BOX] } },
        'invalid',
      ],
    ];
    for (const [item, code] of covers) {
      const answer = await ask(`/${pack.id}`, 'PUT', changed(pack, { items: [item] }));
      expect(faults(expectProblem(answer, 400, 'invalid-input'))).toEqual([
        ['/items/0/cover', code],
      ]);
    }
  });

  it('lists the hash alone where somebody wants it so', async () => {
    const pack = await change(await begin(), { items: [{ ...page, show: 'hash' }, shot] });
    const files = await zipOf(pack);
    expect([...files.keys()].filter((name) => name.startsWith('files/'))).toHaveLength(1);
    expect(manifestOf(files).items[0]).toMatchObject({ sha256: page.sha256, absent: 'hash' });
    expect((await paperOf(pack)).items[0]?.sheets).toEqual([{ kind: 'nothing', why: 'hash' }]);
  });

  it('is laid out as its index says, with nothing that runs, and printed anew after a change', async () => {
    const pack = await change(await begin(), {
      note: '<script>alert(1)</script>\u202e',
      language: 'en',
    });
    const paper = await paperOf(pack);
    expect(paper).toMatchObject({ language: 'en', pages: pack.pages });
    expect(paper.note).toContain('⟦U+202E⟧');
    expect(paper.items.map(({ page: at }) => at)).toEqual(pack.items.map(({ page: at }) => at));
    expect(JSON.stringify(paper.items[0]?.sheets)).toContain('58.60');
    expect(JSON.stringify(paper.items[0]?.sheets)).not.toContain('alert');
    expect((await ask(`/${pack.id}`, 'GET')).body).toMatchObject({ pdf: 'coming' });
    expectProblem(await ask(`/${pack.id}/pdf`, 'GET'), 409, 'pack-not-printed');
    expect(await change(pack, { title: '另一个' })).toMatchObject({ pdf: 'none' });
  });

  it('goes nowhere with a file that is not what it was, a broken chain, or nothing in it', async () => {
    const pack = await begin();
    await openEvidence({ KAOPU_DATA_DIR: api.dataDir }).remove(page.sha256);
    const ways: [string, string][] = [
      ['zip', 'GET'],
      ['pdf', 'POST'],
      ['pdf', 'GET'],
    ];
    for (const [way, method] of ways) {
      expectProblem(await ask(`/${pack.id}/${way}`, method), 409, 'evidence-damaged');
    }
    expect((await ask(`/${pack.id}`, 'GET')).body).toMatchObject({
      items: [{ state: 'damaged' }, { state: 'whole' }],
    });
    const rest = await change(pack, { items: [shot] });
    await api.test.sql(`UPDATE evidence_chain SET url = 'x:' WHERE platform_id = $1 AND seq = 2`, [
      shop.id,
    ]);
    for (const [way, method] of ways) {
      expectProblem(await ask(`/${rest.id}/${way}`, method), 409, 'chain-broken');
    }
    expect((await ask(`/${rest.id}`, 'GET')).body).toMatchObject({ isChained: false });
    const empty = await begin([]);
    for (const [way, method] of ways) {
      expectProblem(await ask(`/${empty.id}/${way}`, method), 404, 'no-evidence');
    }
    // The next test keeps the same bytes again.
    await openEvidence({ KAOPU_DATA_DIR: api.dataDir }).put(PAGE);
  });
});
