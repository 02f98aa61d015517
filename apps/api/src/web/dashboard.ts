import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiProblem } from '../problems/problem.ts';
import { sendProblem } from '../problems/problem.filter.ts';
import { isOwnRequest } from './guard.ts';

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the built dashboard beside the API: hashed assets for good, the page itself always fresh. */
export async function serveDashboard(
  app: NestFastifyApplication,
  folder: string,
  hosts: readonly string[],
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    if (!isOwnRequest(request, hosts)) {
      return sendProblem(request, reply, new ApiProblem(403, 'cross-site'));
    }
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin');
    // The API's own pages bring their policies; the browsable documentation uses inline scripts.
    if (!request.url.startsWith('/api/')) void reply.header('content-security-policy', POLICY);
    return undefined;
  });
  await fastify.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });
  fastify.get('/*', (request, reply) => {
    const path = new URL(request.url, 'http://local').pathname;
    if (path.startsWith('/api/') || path === '/api') {
      return sendProblem(request, reply, new ApiProblem(404, 'not-found'));
    }
    if (path.startsWith('/assets/')) {
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .sendFile(path.slice(1));
    }
    const file = /\.[a-z0-9]+$/i.test(path) ? path.slice(1) : 'index.html';
    return reply.header('cache-control', 'no-cache').sendFile(file);
  });
}
