import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const WORTH_BYTES = 1024;
/** Nearly as small as at the best, in a fiftieth of the time. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const CODINGS = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, QUALITY),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};
type Coding = keyof typeof CODINGS;

/** The best coding that a client takes; null for none. Whoever gives a weight of 0 does not take it. */
export function codingFor(accepted: string | undefined): Coding | null {
  const taken = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
      return parameters.some((text) => /^q=0(\.0*)?$/.test(text)) ? [] : [name];
    });
  if (taken.includes('br')) return 'br';
  return taken.includes('gzip') ? 'gzip' : null;
}

/** Compresses what the API answers as a whole; streams, such as events, go out as they come. */
export function compressAnswers(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply, payload) => {
      const type = String(reply.getHeader('content-type') ?? '');
      if (typeof payload !== 'string' || !/^application\/(problem\+)?json/.test(type)) {
        return payload;
      }
      void reply.header('vary', 'accept-encoding');
      const coding = codingFor(request.headers['accept-encoding']);
      const bytes = Buffer.from(payload);
      if (coding === null || bytes.length < WORTH_BYTES || reply.hasHeader('content-encoding')) {
        return payload;
      }
      void reply.header('content-encoding', coding).removeHeader('content-length');
      return CODINGS[coding](bytes);
    });
}
