import { EntryKindView, EntryView, PlatformDetail, UploadView, pageOf } from '@kaopu/contracts';
import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import {
  answerOf,
  expectProblem,
  faults,
  startApi,
  type RunningApi,
} from '../testing/running-api.ts';

const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  Buffer.from('x'),
]);
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

async function registered(): Promise<string> {
  const body = { name: '店', siteUrl: `https://${randomUUID()}.example/` };
  return PlatformDetail.parse((await api.call('/platforms', { body })).body).id;
}

function send(bytes: Uint8Array<ArrayBuffer>, type = 'application/octet-stream') {
  const init = { method: 'POST', body: bytes, headers: { 'content-type': type } };
  return fetch(`${api.url}/api/v1/uploads`, init).then(answerOf);
}

async function upload(bytes: Uint8Array<ArrayBuffer> = PNG): Promise<UploadView> {
  return UploadView.parse((await send(bytes)).body);
}

function afterSales(change: object = {}) {
  return {
    id: randomUUID(),
    kind: 'after-sales',
    at: ago(1),
    reporter: ' 小王 ',
    fields: {
      problem: 'code-invalid',
      openedAt: ago(30),
      firstReplyAt: ago(29),
      resolvedAt: ago(2),
      resolution: 'replaced',
    },
    ...change,
  };
}

const log = (id: string, body: unknown) => api.call(`/platforms/${id}/entries`, { body });

async function entries(id: string): Promise<EntryView[]> {
  return pageOf(EntryView).parse((await api.call(`/platforms/${id}/entries`)).body).items;
}

const count = async (id: string) =>
  (await api.test.sql(`SELECT 1 FROM observation WHERE platform_id = $1`, [id])).length;

describe('logging', () => {
  it('stores what was said and its proof, for the judge to see, and links it to the chain', async () => {
    const id = await registered();
    const { sha256 } = await upload();
    const sent = afterSales({ uploads: [{ sha256, name: '../../聊天.png' }] });
    const answer = await log(id, sent);
    expect(answer.status).toBe(201);
    const made = EntryView.parse(answer.body);
    expect(made).toMatchObject({
      key: `entry/${sent.id}`,
      kind: 'after-sales',
      at: sent.at,
      reporter: '小王',
      source: 'proof',
      summary: { zh: '卡密失效，已换卡' },
      fields: sent.fields,
      uploads: [{ sha256, mime: 'image/png', size: PNG.length }],
      open: false,
      judged: false,
      countedBy: null,
      retracted: null,
    });
    expect(made.uploads[0]?.url).toBe('upload:聊天.png');
    expect(await api.test.sql('SELECT key FROM unjudged WHERE platform_id = $1', [id])).toEqual([
      { key: made.key },
    ]);
    expect(
      await api.test.sql(
        'SELECT seq, kind, sha256, key FROM evidence_chain WHERE platform_id = $1',
        [id],
      ),
    ).toEqual([{ seq: '1', kind: 'kept', sha256, key: made.key }]);
    expect(await entries(id)).toEqual([made]);
    const single = await api.call(`/platforms/${id}/${made.key.replace('entry', 'entries')}`);
    expect(single.body).toEqual(made);
  });

  it('is done once however often it is sent, and never over what was there', async () => {
    const id = await registered();
    const sent = afterSales();
    const answers = await Promise.all([log(id, sent), log(id, sent), log(id, sent)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await count(id)).toBe(1);
    const other = { ...sent, reporter: '小李' };
    expectProblem(await log(id, other), 409, 'entry-exists');
    expectProblem(await log(id, { ...sent, at: ago(1.5) }), 409, 'entry-exists');
    expect(await count(id)).toBe(1);
  });

  it('is not the same with another proof', async () => {
    const id = await registered();
    const name = '聊天.png';
    const [first, second] = [await upload(), await upload(Buffer.concat([PNG, Buffer.of(1)]))];
    const sent = afterSales({ uploads: [{ sha256: first.sha256, name }] });
    expect((await log(id, sent)).status).toBe(201);
    const other = { ...sent, uploads: [{ sha256: second.sha256, name }] };
    expectProblem(await log(id, other), 409, 'entry-exists');
    expect((await log(id, sent)).status).toBe(201);
  });

  it('takes an open case, and closes it by an entry that replaces it with one stroke', async () => {
    const id = await registered();
    const open = afterSales({ fields: { problem: 'not-credited', openedAt: ago(5) } });
    const first = EntryView.parse((await log(id, open)).body);
    expect(first).toMatchObject({
      open: true,
      source: 'entry',
      summary: { en: 'Not credited: still open' },
    });
    const closed = afterSales({
      replaces: first.key,
      fields: { ...open.fields, resolvedAt: ago(2), resolution: 'refunded' },
    });
    const second = EntryView.parse((await log(id, closed)).body);
    // Sent once more because the answer was lost.
    expect((await log(id, closed)).body).toEqual(second);
    const keys = (await entries(id)).map(({ key }) => key);
    expect(new Set(keys)).toEqual(new Set([first.key, second.key]));
    const retracted = (await entries(id)).find(({ key }) => key === first.key)?.retracted;
    expect(retracted?.by).toMatch(/^entry\//);
    expect(retracted?.reason).toContain('更正');
    // A second correction of the same entry finds nothing to take the place of.
    expectProblem(await log(id, { ...closed, id: randomUUID() }), 409, 'entry-not-replaced');
    expect(await count(id)).toBe(3);
  });

  it('names the newer entry that counts when a reporter says more within the period', async () => {
    const id = await registered();
    const older = EntryView.parse((await log(id, afterSales({ at: ago(1.5) }))).body);
    const newer = EntryView.parse((await log(id, afterSales())).body);
    const other = EntryView.parse((await log(id, afterSales({ reporter: '小李' }))).body);
    const counted = new Map((await entries(id)).map(({ key, countedBy }) => [key, countedBy]));
    expect(counted.get(older.key)).toBe(newer.key);
    expect([counted.get(newer.key), counted.get(other.key)]).toEqual([null, null]);
    const body = { key: newer.key, reason: '录错' };
    expect((await api.call(`/platforms/${id}/retractions`, { body })).status).toBe(201);
    const after = new Map((await entries(id)).map((entry) => [entry.key, entry]));
    expect(after.get(older.key)?.countedBy).toBeNull();
    expect(after.get(newer.key)?.retracted?.reason).toBe('录错');
  });

  it('pages through them', async () => {
    const id = await registered();
    for (const hours of [3, 1, 2]) await log(id, afterSales({ at: ago(hours / 2) }));
    const first = pageOf(EntryView).parse(
      (await api.call(`/platforms/${id}/entries?limit=2`)).body,
    );
    const cursor = first.nextCursor ?? '';
    const rest = await api.call(`/platforms/${id}/entries?limit=2&cursor=${cursor}`);
    const all = [...first.items, ...pageOf(EntryView).parse(rest.body).items];
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(new Set(all.map(({ key }) => key)).size).toBe(3);
  });
});

describe('what is refused loses nothing and stores nothing', () => {
  it.each<[string, object, [string, string][]]>([
    ['a kind nobody knows', { kind: 'toString' }, [['/kind', 'unknown-entry']]],
    ['a probe', { kind: 'availability' }, [['/kind', 'unknown-entry']]],
    ['a name of blanks', { reporter: ' \u3000' }, [['/reporter', 'reporter-invalid']]],
    ['tomorrow', { at: ago(-24) }, [['/at', 'in-the-future']]],
    [
      'long ago',
      { at: '2019-12-31T00:00:00Z' },
      [
        ['/at', 'too-long-ago'],
        ['/fields/openedAt', 'after-entry-date'],
        ['/fields/firstReplyAt', 'after-entry-date'],
        ['/fields/resolvedAt', 'after-entry-date'],
      ],
    ],
    [
      'no fields',
      { fields: {} },
      [
        ['/fields/problem', 'not-an-option'],
        ['/fields/openedAt', 'required'],
      ],
    ],
    [
      'a field too many',
      { fields: { problem: 'other', openedAt: ago(3), paidRank: 1 } },
      [['/fields', 'unknown-field']],
    ],
    [
      'a reply before the question',
      { fields: { problem: 'other', openedAt: ago(3), firstReplyAt: ago(4) } },
      [['/fields/firstReplyAt', 'too-early']],
    ],
    [
      'an end without an outcome',
      { fields: { problem: 'other', openedAt: ago(3), resolvedAt: ago(2) } },
      [['/fields/resolution', 'closed-needs-outcome']],
    ],
    [
      'an end after the telling',
      { fields: { problem: 'other', openedAt: ago(3), resolvedAt: ago(0.5), resolution: 'none' } },
      [['/fields/resolvedAt', 'after-entry-date']],
    ],
    ['a text no database holds', { reporter: 'a\u0000' }, [['/reporter', 'invalid']]],
    [
      'a file that never arrived',
      { uploads: [{ sha256: 'a'.repeat(64), name: 'x' }] },
      [['/uploads/0', 'upload-unknown']],
    ],
    [
      'an entry to go on from that is not there',
      { follows: `entry/${randomUUID()}` },
      [['/follows', 'entry-unknown']],
    ],
    ['a look to go on from', { follows: 'now/1' }, [['/follows', 'invalid']]],
  ])('%s', async (_what, change, expected) => {
    const id = await registered();
    const answer = await log(id, afterSales(change));
    expect(faults(expectProblem(answer, 400, 'invalid-input'))).toEqual(expected);
    expect(await count(id)).toBe(0);
  });

  it('an entry that replaces one of another platform leaves that one alone', async () => {
    const [own, foreign] = [await registered(), await registered()];
    const there = EntryView.parse((await log(foreign, afterSales())).body);
    expectProblem(await log(own, afterSales({ replaces: there.key })), 409, 'entry-not-replaced');
    expectProblem(await log(randomUUID(), afterSales()), 404, 'not-found');
    expect((await entries(foreign))[0]?.retracted).toBeNull();
    expect(await count(own)).toBe(0);
  });
});

describe('uploads', () => {
  it.each<[string, string]>([
    [
      'SVG with a script',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ],
    ['a page', '<html><body onload="alert(1)">'],
    ['an archive', 'PK\u0003\u0004bomb'],
    ['nothing at all', ''],
  ])('refuses %s, whatever it is called', async (_what, content) => {
    const answer = await send(Buffer.from(content));
    // An empty body is refused before it is read.
    if (content === '') expect(answer.status).toBeGreaterThanOrEqual(400);
    else expectProblem(answer, 422, 'upload-refused');
  });

  it('refuses forms and pictures posted as such: any page could send those', async () => {
    for (const type of ['image/png', 'text/plain', 'multipart/form-data; boundary=x']) {
      expectProblem(await send(PNG, type), 415, 'unsupported-media-type');
    }
    expectProblem(await api.call('/uploads', { body: { a: 1 } }), 400, 'upload-needs-bytes');
  });

  it('takes 10 MB and no byte more', async () => {
    const large = Buffer.alloc(10 * 1024 * 1024 + 1, 0x20);
    large.set(PNG);
    expectProblem(await send(large), 413, 'too-large');
    expect((await upload(large.subarray(0, -1))).size).toBe(10 * 1024 * 1024);
  });

  it('bytes are no body for anything else', async () => {
    const init = {
      method: 'POST',
      body: PNG,
      headers: { 'content-type': 'application/octet-stream' },
    };
    const answer = await answerOf(await fetch(`${api.url}/api/v1/platforms`, init));
    expectProblem(answer, 400, 'invalid-input');
  });

  it('keeps no place of a photo, and serves none', async () => {
    const place = 'GPS 31.2304N 121.4737E';
    const exif = Buffer.from(`Exif\0\0${place}`, 'latin1');
    const photo = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]),
      exif,
      Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
    ]);
    const { sha256, size, mime } = await upload(photo);
    expect(mime).toBe('image/jpeg');
    const answer = await fetch(`${api.url}/api/v1/evidence/${sha256}`);
    const served = Buffer.from(await answer.arrayBuffer());
    expect(served).toHaveLength(size);
    expect(served.toString('latin1')).not.toContain('GPS');
    expect(served.subarray(-3).toString('hex')).toBe('03ffd9');
  });

  it('never unpacks a picture: one that claims to be a wall costs nothing but its bytes', async () => {
    const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const huge = Buffer.alloc(17);
    huge.writeUInt32BE(0x7fffffff, 0);
    huge.writeUInt32BE(0x7fffffff, 4);
    const bomb = Buffer.concat([head, huge, deflateSync(Buffer.alloc(20_000_000))]);
    const before = process.memoryUsage().arrayBuffers;
    const { sha256, size } = await upload(bomb);
    expect(size).toBeLessThanOrEqual(bomb.length);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    const shown = await fetch(`${api.url}/api/v1/evidence/${sha256}/view`);
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('serves what was handed in as a download alone', async () => {
    const { sha256 } = await upload(Buffer.from('%PDF-1.4 %%EOF'));
    const answer = await fetch(`${api.url}/api/v1/evidence/${sha256}`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('%PDF-1.4 %%EOF');
  });
});

it('has a catalogue from which a form can be made', async () => {
  const { items } = z
    .object({ items: z.array(EntryKindView) })
    .parse((await api.call('/entry-kinds')).body);
  const kind = items.find((item) => item.kind === 'after-sales');
  expect(kind).toMatchObject({
    when: { zh: '情况截至' },
    proof: { as: 'proof' },
    isPrivate: false,
  });
  expect(kind?.fieldsSchema).toMatchObject({
    type: 'object',
    properties: {
      problem: { enum: expect.arrayContaining(['not-credited']), labels: { zh: '问题' } },
      openedAt: { format: 'date-time', input: 'instant' },
    },
    required: ['problem', 'openedAt'],
  });
});
