import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { EvidenceUnreachable, evidencePath, nameInPath, type EvidenceFiles } from './files.ts';
import { seal, unseal } from './seal.ts';

export interface S3Settings {
  /** Of the service; buckets are addressed by path. */
  url: string;
  bucket: string;
  key: string;
  secret: string;
  region: string;
}

/** One request with its repeats; a look's lease waits for no more. */
const REQUEST_MS = 20_000;
const RETRIES = 3;
const PAGE = 1_000;

/** A store of objects in one bucket of an S3-compatible service. Throws EvidenceUnreachable. */
export function openEvidenceBucket(settings: S3Settings): EvidenceFiles {
  const client = new AwsClient({
    accessKeyId: settings.key,
    secretAccessKey: settings.secret,
    region: settings.region,
    service: 's3',
    retries: RETRIES,
  });
  const bucket = `${settings.url.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}`;

  /** Nothing of the request or of the answer's body gets into an error: it may end up in a log. */
  async function ask(method: string, path: string, body?: Uint8Array): Promise<Answer> {
    let answer: Answer;
    try {
      const response = await client.fetch(`${bucket}/${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(REQUEST_MS),
        ...(body && { body: Buffer.from(body), headers: signedBody(body) }),
      });
      answer = { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    } catch (error) {
      // Refused, cut off, too slow: the class of it is all that is told.
      throw new EvidenceUnreachable(method, null, error instanceof Error ? error.name : 'Error');
    }
    if (answer.status < 300 || (answer.status === 404 && method !== 'PUT')) return answer;
    throw new EvidenceUnreachable(method, answer.status, 'refused');
  }

  return {
    async put(bytes) {
      const { sha256, stored } = await seal(bytes);
      const path = evidencePath(sha256);
      const { status } = await ask('HEAD', path);
      if (status === 404) await ask('PUT', path, stored);
      return sha256;
    },
    async get(sha256) {
      const { status, bytes } = await ask('GET', evidencePath(sha256));
      return status === 404 ? null : unseal(bytes, sha256);
    },
    async remove(sha256) {
      await ask('DELETE', evidencePath(sha256));
    },
    async check() {
      const { status } = await ask('GET', '?list-type=2&max-keys=1');
      if (status === 404) throw new EvidenceUnreachable('GET', status, 'no such bucket');
    },
    async *names() {
      for (let after = ''; ;) {
        const query = `list-type=2&max-keys=${PAGE}&start-after=${encodeURIComponent(after)}`;
        const { status, bytes } = await ask('GET', `?${query}`);
        if (status === 404) throw new EvidenceUnreachable('GET', status, 'no such bucket');
        const listing = bytes.toString('utf8');
        const keys = [...listing.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key ?? '');
        for (const name of keys.map(nameInPath)) if (name !== null) yield name;
        const last = keys.at(-1);
        if (last === undefined || !listing.includes('<IsTruncated>true</IsTruncated>')) return;
        after = last;
      }
    },
  };
}

interface Answer {
  status: number;
  bytes: Buffer;
}

/** The signature covers the body: what arrives is what was sent. */
function signedBody(body: Uint8Array): Record<string, string> {
  return {
    'content-type': 'application/zstd',
    'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
  };
}
