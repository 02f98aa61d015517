import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface TestBucket {
  url: string;
  bucket: string;
  key: string;
  secret: string;
  region: string;
  /** What it holds, by path inside the bucket. */
  objects: Map<string, Buffer>;
  /** Answers with this instead, as often as it says. */
  fail: { status: number; times: number };
  /** Refusals so far, each with its reason. */
  refused: string[];
  stop(): Promise<void>;
}

/**
 * A server that speaks as much S3 as one bucket of objects needs and checks every signature (AWS
 * Signature Version 4) and every body's hash the way the service documents it.
 */
export async function startBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  const fail = { status: 503, times: 0 };
  const account = { key: 'AKIATESTKEY', secret: 'test/secret+of=nobody', region: 'cn-test-1' };
  const server = createServer((request, response) => {
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (fail.times > 0) {
      fail.times -= 1;
      response.writeHead(fail.status).end();
      return;
    }
    const wrong = signatureFault(request, body, account);
    if (wrong !== null) {
      refused.push(wrong);
      response.writeHead(403).end(`<Error><Code>${wrong}</Code></Error>`);
      return;
    }
    const address = new URL(request.url ?? '', 'http://s3');
    const [, bucket, ...parts] = address.pathname.split('/').map(decodeURIComponent);
    if (bucket !== 'evidence') {
      response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>');
      return;
    }
    serve(request.method ?? '', parts.join('/'), address.searchParams, body, response);
  }

  function serve(
    method: string,
    path: string,
    query: URLSearchParams,
    body: Buffer,
    response: ServerResponse,
  ): void {
    const object = objects.get(path);
    if (method === 'PUT') {
      objects.set(path, body);
      response.writeHead(200).end();
    } else if (method === 'DELETE') {
      objects.delete(path);
      response.writeHead(204).end();
    } else if (path === '') {
      response.writeHead(200).end(listing(objects, query));
    } else if (object === undefined) {
      response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    } else {
      response.writeHead(200, { 'content-length': object.length }).end(object);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    bucket: 'evidence',
    ...account,
    objects,
    fail,
    refused,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Ten keys a page, so that paging is needed soon. */
function listing(objects: Map<string, Buffer>, query: URLSearchParams): string {
  const after = query.get('start-after') ?? '';
  const keys = [...objects.keys()].filter((key) => key > after).sort();
  const page = keys.slice(0, Math.min(10, Number(query.get('max-keys') ?? 1_000)));
  const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
  return `<ListBucketResult><IsTruncated>${keys.length > page.length}</IsTruncated>${contents}</ListBucketResult>`;
}

const CREDENTIAL =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

export interface Account {
  key: string;
  secret: string;
  region: string;
}

/** Why a request's signature does not hold, in the service's words; null when it does. */
export function signatureFault(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  body: Buffer,
  account: Account,
): string | null {
  const [, key, day, region, signed = '', given = ''] =
    CREDENTIAL.exec(request.headers.authorization ?? '') ?? [];
  if (key !== account.key) return 'InvalidAccessKeyId';
  const stamp = header(request, 'x-amz-date');
  if (region !== account.region || !stamp.startsWith(day ?? '-')) {
    return 'AuthorizationHeaderMalformed';
  }
  const claimed = header(request, 'x-amz-content-sha256');
  const actual = createHash('sha256').update(body).digest('hex');
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== actual) return 'XAmzContentSHA256Mismatch';
  if (claimed === 'UNSIGNED-PAYLOAD' && body.length > 0) return 'UnsignedPayload';
  const scope = `${day}/${region}/s3/aws4_request`;
  const canonical = canonicalRequest(request, signed.split(';'), claimed);
  const text = ['AWS4-HMAC-SHA256', stamp, scope, sha256Hex(canonical)].join('\n');
  const signing = [day ?? '', region, 's3', 'aws4_request'].reduce<Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    Buffer.from(`AWS4${account.secret}`),
  );
  const expected = createHmac('sha256', signing).update(text).digest();
  return timingSafeEqual(expected, Buffer.from(given, 'hex')) ? null : 'SignatureDoesNotMatch';
}

function canonicalRequest(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  signed: readonly string[],
  bodyHash: string,
): string {
  const address = new URL(request.url ?? '', 'http://s3');
  const query = [...address.searchParams].map(([name, value]) =>
    [name, value].map(escape).join('='),
  );
  const path = address.pathname.split('/').map((part) => escape(decodeURIComponent(part)));
  return [
    request.method,
    path.join('/'),
    query.sort().join('&'),
    ...signed.map((name) => `${name}:${header(request, name).trim().replace(/ +/g, ' ')}`),
    '',
    signed.join(';'),
    bodyHash,
  ].join('\n');
}

function header({ headers }: Pick<IncomingMessage, 'headers'>, name: string): string {
  const value = headers[name] ?? '';
  return Array.isArray(value) ? value.join(',') : value;
}

function escape(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
