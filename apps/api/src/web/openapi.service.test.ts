import { launchBrowser } from '@kaopu/testkit';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { startApi, type RunningApi } from '../testing/running-api.ts';

const Content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const Operation = z.object({
  summary: z.string().min(1),
  parameters: z
    .array(
      z.object({ name: z.string(), in: z.string(), schema: z.record(z.string(), z.unknown()) }),
    )
    .default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ content: Content.optional() })),
});
const Document = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});
type Operation = z.infer<typeof Operation>;

let api: RunningApi;
let operations: Map<string, Operation>;
let version: string;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
  const document = Document.parse(await (await fetch(`${api.url}/api/openapi.json`)).json());
  version = document.openapi;
  operations = new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    ),
  );
});
afterAll(() => api.stop());

/** method, path, where parameters stand, whether a JSON body is taken, status and type of the answer */
const ROUTES: [string, string[], boolean, string, string | null][] = [
  [
    'GET /api/v1/platforms',
    ['query cursor', 'query limit', 'query profile', 'query q'],
    false,
    '200',
    'application/json',
  ],
  ['POST /api/v1/platforms', [], true, '201', 'application/json'],
  ['GET /api/v1/platforms/{id}', ['path id', 'query profile'], false, '200', 'application/json'],
  ['GET /api/v1/platforms/medians', [], false, '200', 'application/json'],
  ['GET /api/v1/platforms/index', [], false, '200', 'application/json'],
  ['GET /api/v1/platforms/index/more', ['query profile'], false, '200', 'application/json'],
  ['GET /api/v1/platforms/rows', ['query keys', 'query profile'], false, '200', 'application/json'],
  ['PATCH /api/v1/platforms/{id}', ['path id'], true, '200', 'application/json'],
  ['DELETE /api/v1/platforms/{id}', ['path id'], false, '204', null],
  [
    'GET /api/v1/platforms/{id}/explanation',
    ['path id', 'query profile'],
    false,
    '200',
    'application/json',
  ],
  [
    'GET /api/v1/platforms/{id}/trend',
    ['path id', 'query hours', 'query profile'],
    false,
    '200',
    'application/json',
  ],
  ['GET /api/v1/platforms/{id}/series', ['path id'], false, '200', 'application/json'],
  [
    'GET /api/v1/platforms/{id}/series/{indicator}',
    ['path id', 'path indicator', 'query hours', 'query subject'],
    false,
    '200',
    'application/json',
  ],
  [
    'GET /api/v1/platforms/{id}/change',
    ['path id', 'query profile', 'query since'],
    false,
    '200',
    'application/json',
  ],
  [
    'GET /api/v1/platforms/{id}/several',
    ['path id', 'query get'],
    false,
    '200',
    'application/json',
  ],
  ['GET /api/v1/platforms/{id}/insights', ['path id'], false, '200', 'application/json'],
  ['GET /api/v1/platforms/{id}/products', ['path id'], false, '200', 'application/json'],
  [
    'GET /api/v1/platforms/{id}/observations',
    ['path id', 'query cursor', 'query keys', 'query kind', 'query limit', 'query status'],
    false,
    '200',
    'application/json',
  ],
  ['POST /api/v1/platforms/{id}/probes', ['path id'], true, '201', 'application/json'],
  ['GET /api/v1/platforms/{id}/maintenance', ['path id'], false, '200', 'application/json'],
  ['POST /api/v1/platforms/{id}/maintenance', ['path id'], true, '201', 'application/json'],
  ['DELETE /api/v1/maintenance/{id}', ['path id'], false, '204', null],
  ['POST /api/v1/schedules/preview', [], true, '200', 'application/json'],
  ['POST /api/v1/platforms/{id}/retractions', ['path id'], true, '201', 'application/json'],
  ['GET /api/v1/platforms/{id}/group-activity', ['path id'], false, '200', 'application/json'],
  [
    'GET /api/v1/platforms/{id}/market',
    ['path id', 'query item'],
    false,
    '200',
    'application/json',
  ],
  [
    'GET /api/v1/platforms/{id}/badge.svg',
    ['path id', 'query lang', 'query profile'],
    false,
    '200',
    'image/svg+xml',
  ],
  ['GET /api/v1/platforms/{id}/record-events', ['path id'], false, '200', 'application/json'],
  ['GET /api/v1/platforms/{id}/service', ['path id'], false, '200', 'application/json'],
  [
    'GET /api/v1/probe-runs',
    ['query cursor', 'query limit', 'query q', 'query state'],
    false,
    '200',
    'application/json',
  ],
  ['GET /api/v1/probe-runs/{id}/output', ['path id'], false, '200', 'application/json'],
  ['PUT /api/v1/probe-runs/{id}/cap', ['path id'], true, '200', 'application/json'],
  ['GET /api/v1/trust', ['query profile'], false, '200', 'application/json'],
  ['GET /api/v1/trust/dataset', ['query profile'], false, '200', 'application/json'],
  ['GET /api/v1/trust/dataset.csv', ['query profile'], false, '200', 'text/csv'],
  ['GET /api/v1/trust/formula', ['query profile'], false, '200', 'application/json'],
  [
    'GET /api/v1/trust/corrections',
    ['query cursor', 'query limit'],
    false,
    '200',
    'application/json',
  ],
  ['GET /api/v1/methods', [], false, '200', 'application/json'],
  ['POST /api/v1/methods', [], true, '201', 'application/json'],
  [
    'GET /api/v1/methods/{id}/comparison',
    ['path id', 'query profile'],
    false,
    '200',
    'application/json',
  ],
  ['POST /api/v1/methods/{id}/activate', ['path id'], false, '200', 'application/json'],
  ['GET /api/v1/probe-kinds', [], false, '200', 'application/json'],
  ['PATCH /api/v1/probes/{id}', ['path id'], true, '200', 'application/json'],
  ['POST /api/v1/probes/{id}/run', ['path id'], false, '202', 'application/json'],
  ['POST /api/v1/trials', [], true, '202', 'application/json'],
  ['GET /api/v1/trials/{id}', ['path id'], false, '200', 'application/json'],
  [
    'GET /api/v1/alerts',
    ['query cursor', 'query limit', 'query muted', 'query platformId', 'query state'],
    false,
    '200',
    'application/json',
  ],
  [
    'GET /api/v1/alerts/{id}',
    ['path id', 'query needs', 'query profile'],
    false,
    '200',
    'application/json',
  ],
  ['POST /api/v1/alerts/{id}/snooze', ['path id'], true, '200', 'application/json'],
  ['POST /api/v1/alerts/decisions', [], true, '200', 'application/json'],
  ['POST /api/v1/alerts/snoozes', [], true, '200', 'application/json'],
  ['GET /api/v1/alert-rules', [], false, '200', 'application/json'],
  ['POST /api/v1/alert-rules', [], true, '201', 'application/json'],
  ['POST /api/v1/alert-rules/trial', [], true, '200', 'application/json'],
  ['PUT /api/v1/alert-rules/{id}', ['path id'], true, '200', 'application/json'],
  ['DELETE /api/v1/alert-rules/{id}', ['path id'], false, '204', null],
  ['GET /api/v1/alert-silences', [], false, '200', 'application/json'],
  ['POST /api/v1/alert-silences', [], true, '201', 'application/json'],
  ['DELETE /api/v1/alert-silences/{id}', ['path id'], false, '204', null],
  ['GET /api/v1/alert-routes', [], false, '200', 'application/json'],
  ['POST /api/v1/alert-routes', [], true, '201', 'application/json'],
  ['PUT /api/v1/alert-routes/order', [], true, '204', null],
  ['PUT /api/v1/alert-routes/{id}', ['path id'], true, '200', 'application/json'],
  ['DELETE /api/v1/alert-routes/{id}', ['path id'], false, '204', null],
  ['GET /api/v1/platforms/{id}/tags', ['path id'], false, '200', 'application/json'],
  ['PUT /api/v1/platforms/{id}/tags', ['path id'], true, '200', 'application/json'],
  ['POST /api/v1/alerts/{id}/decision', ['path id'], true, '200', 'application/json'],
  ['GET /api/v1/channels', [], false, '200', 'application/json'],
  ['POST /api/v1/channels', [], true, '201', 'application/json'],
  ['DELETE /api/v1/channels/{id}', ['path id'], false, '204', null],
  ['PATCH /api/v1/channels/{id}', ['path id'], true, '200', 'application/json'],
  ['POST /api/v1/channels/{id}/secret', ['path id'], false, '200', 'application/json'],
  ['POST /api/v1/channels/{id}/test', ['path id'], false, '202', 'application/json'],
  [
    'GET /api/v1/channels/{id}/deliveries',
    ['path id', 'query limit', 'query state'],
    false,
    '200',
    'application/json',
  ],
  ['GET /api/v1/channel-kinds', [], false, '200', 'application/json'],
  ['POST /api/v1/message-previews', [], true, '200', 'application/json'],
  ['GET /api/v1/push-key', [], false, '200', 'application/json'],
  ['GET /api/v1/deliveries/{id}', ['path id'], false, '200', 'application/json'],
  ['POST /api/v1/deliveries/{id}/again', ['path id'], false, '200', 'application/json'],
  ['GET /api/v1/feeds/{token}', ['path token'], false, '200', 'application/atom+xml'],
  ['GET /api/v1/report-plans', [], false, '200', 'application/json'],
  ['POST /api/v1/report-plans', [], true, '201', 'application/json'],
  ['PUT /api/v1/report-plans/{id}', ['path id'], true, '200', 'application/json'],
  ['DELETE /api/v1/report-plans/{id}', ['path id'], false, '204', null],
  ['POST /api/v1/report-plans/{id}/report', ['path id'], false, '202', null],
  ['GET /api/v1/reports', ['query cursor', 'query limit'], false, '200', 'application/json'],
  ['GET /api/v1/reports/{id}', ['path id'], false, '200', 'application/json'],
  ['GET /api/v1/reports/{id}/pdf', ['path id'], false, '200', 'application/pdf'],
  ['GET /api/v1/profiles', [], false, '200', 'application/json'],
  ['POST /api/v1/profiles', [], true, '201', 'application/json'],
  ['PUT /api/v1/profiles/default', [], true, '204', null],
  ['DELETE /api/v1/profiles/{id}', ['path id'], false, '204', null],
  ['GET /api/v1/ranking', ['query profile'], false, '200', 'application/json'],
  ['GET /api/v1/ranking/inputs', ['query profile'], false, '200', 'application/json'],
  ['GET /api/v1/today', ['query profile'], false, '200', 'application/json'],
  ['GET /api/v1/evidence/{sha256}', ['path sha256'], false, '200', 'application/octet-stream'],
  [
    'GET /api/v1/evidence/{sha256}/info',
    ['path sha256', 'query of'],
    false,
    '200',
    'application/json',
  ],
  [
    'GET /api/v1/evidence/{sha256}/view',
    ['path sha256', 'query as', 'query lang'],
    false,
    '200',
    'text/html',
  ],
  [
    'GET /api/v1/evidence/{before}/diff/{after}',
    ['path after', 'path before'],
    false,
    '200',
    'application/json',
  ],
  ['POST /api/v1/platforms/{id}/evidence-packs', ['path id'], true, '200', 'application/zip'],
  ['GET /api/v1/evidence-packs', ['query platform'], false, '200', 'application/json'],
  ['POST /api/v1/evidence-packs', [], true, '201', 'application/json'],
  ['GET /api/v1/evidence-packs/{id}', ['path id'], false, '200', 'application/json'],
  ['PUT /api/v1/evidence-packs/{id}', ['path id'], true, '200', 'application/json'],
  ['DELETE /api/v1/evidence-packs/{id}', ['path id'], false, '204', null],
  ['POST /api/v1/evidence-packs/{id}/items', ['path id'], true, '200', 'application/json'],
  ['GET /api/v1/evidence-packs/{id}/zip', ['path id'], false, '200', 'application/zip'],
  ['POST /api/v1/evidence-packs/{id}/pdf', ['path id'], false, '202', null],
  ['GET /api/v1/evidence-packs/{id}/pdf', ['path id'], false, '200', 'application/pdf'],
  ['GET /api/v1/comparison/strips', ['query ids'], false, '200', 'application/json'],
  ['GET /api/v1/comparison', ['query ids', 'query profile'], false, '200', 'application/json'],
  ['GET /api/v1/platforms/{id}/wording', ['path id'], false, '200', 'application/json'],
  ['POST /api/v1/platforms/{id}/wording/dismissals', ['path id'], true, '201', 'application/json'],
  [
    'DELETE /api/v1/platforms/{id}/wording/dismissals/{hit}',
    ['path hit', 'path id'],
    false,
    '200',
    'application/json',
  ],
  ['GET /api/v1/entry-kinds', [], false, '200', 'application/json'],
  [
    'GET /api/v1/platforms/{id}/entries',
    ['path id', 'query cursor', 'query kind', 'query limit'],
    false,
    '200',
    'application/json',
  ],
  [
    'GET /api/v1/platforms/{id}/entries/{entryId}',
    ['path entryId', 'path id'],
    false,
    '200',
    'application/json',
  ],
  ['POST /api/v1/platforms/{id}/entries', ['path id'], true, '201', 'application/json'],
  ['POST /api/v1/uploads', [], false, '201', 'application/json'],
  ['PUT /api/v1/platforms/{id}/product-item', ['path id'], true, '204', null],
  ['DELETE /api/v1/platforms/{id}/product-item', ['path id', 'query ref'], false, '204', null],
  ['POST /api/v1/platforms/{id}/conversations', ['path id'], true, '201', 'application/json'],
  [
    'POST /api/v1/imports',
    ['query asOf', 'query complete', 'query fileName', 'query kind', 'query source', 'query unit'],
    false,
    '201',
    'application/json',
  ],
  ['GET /api/v1/imports', ['query cursor', 'query limit'], false, '200', 'application/json'],
  ['GET /api/v1/imports/{id}', ['path id'], false, '200', 'application/json'],
  ['DELETE /api/v1/imports/{id}', ['path id'], false, '204', null],
  ['POST /api/v1/imports/{id}/confirm', ['path id'], false, '201', 'application/json'],
  ['POST /api/v1/imports/{id}/retract', ['path id'], true, '201', 'application/json'],
  ['GET /api/v1/vantages', [], false, '200', 'application/json'],
  ['POST /api/v1/vantages', [], true, '201', 'application/json'],
  ['PUT /api/v1/vantages/rule', [], true, '200', 'application/json'],
  ['DELETE /api/v1/vantages/{id}', ['path id'], false, '204', null],
  ['POST /api/v1/vantage/work', [], true, '200', 'application/json'],
  [
    'POST /api/v1/vantage/looks/{id}/evidence',
    ['path id', 'query mime', 'query sha256', 'query take'],
    false,
    '204',
    null,
  ],
  ['POST /api/v1/vantage/looks/{id}', ['path id'], true, '204', null],
  ['GET /api/v1/health', [], false, '200', 'application/json'],
  ['GET /api/v1/events', [], false, '200', 'text/event-stream'],
];

describe('/api/openapi.json', () => {
  it('is OpenAPI 3.1', () => expect(version).toMatch(/^3\.1\.\d+$/));

  it('lists these routes and no others', () => {
    expect([...operations.keys()].toSorted()).toEqual(ROUTES.map(([route]) => route).toSorted());
  });

  it.each(ROUTES)(
    '%s has its parameters, body and answers',
    (route, parameters, takesBody, status, type) => {
      const operation = Operation.parse(operations.get(route));
      expect(
        operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`).toSorted(),
      ).toEqual(parameters);
      const body = operation.requestBody?.content['application/json']?.schema;
      expect(body !== undefined).toBe(takesBody);
      if (takesBody)
        expect(Object.keys(body ?? {})).toEqual(
          expect.arrayContaining([expect.stringMatching(/^(properties|oneOf|anyOf)$/)]),
        );
      const answer = operation.responses[status];
      expect(answer).toBeDefined();
      const schema = type === null ? undefined : answer?.content?.[type]?.schema;
      if (type !== null) expect(schema).toHaveProperty('type');
      if (type === 'application/json') expect(schema).toHaveProperty('properties');
      expect(operation.responses['default']?.content).toHaveProperty(['application/problem+json']);
    },
  );

  it('names no route that the server does not answer', async () => {
    for (const route of operations.keys()) {
      const [method = '', path = ''] = route.split(' ');
      if (path.endsWith('/events')) continue;
      // A foreign id is no reason for "no such route": that is told apart by 404 against 400.
      const response = await fetch(api.url + path.replace(/\{\w+\}/, 'no-id'), { method });
      const isForVantages = path.startsWith('/api/v1/vantage/');
      const asksForMore = ['/api/v1/platforms/rows', '/api/v1/evidence-packs'].includes(path);
      const isRefused = path.includes('{') || asksForMore || method === 'POST' || method === 'PUT';
      const wanted = isForVantages ? 401 : isRefused ? 400 : 200;
      expect([route, response.status]).toEqual([route, wanted]);
    }
  });

  it('says what registering takes', () => {
    const operation = operations.get('POST /api/v1/platforms');
    expect(operation?.requestBody?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      required: ['name', 'siteUrl'],
      properties: { siteUrl: { type: 'string', format: 'uri', maxLength: 2048 }, uscc: {} },
    });
  });
});

describe('/api/docs', () => {
  it('shows every operation in a browser, without asking any other origin or failing once', async () => {
    const browser = await launchBrowser();
    try {
      // What is far below the screen is not drawn.
      const page = await browser.newPage({ viewport: { width: 1_280, height: 60_000 } });
      const asked: string[] = [];
      const wrong: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on('response', (response) => {
        if (!response.ok()) wrong.push(`${response.status()} ${response.url()}`);
      });
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') wrong.push(message.text());
      });
      await page.goto(`${api.url}/api/docs`);
      await page
        .locator('.opblock')
        .nth(operations.size - 1)
        .waitFor();
      expect(await page.locator('.opblock').count()).toBe(operations.size);
      const foreign = asked.filter((origin) => origin !== api.url && origin !== 'null');
      expect(foreign).toEqual([]);
      expect(wrong).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
