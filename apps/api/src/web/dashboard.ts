import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { notFound, ApiProblem } from '../problems/problem.ts';
import { sendProblem } from '../problems/problem.filter.ts';
import { isForVantages } from '../vantages/admit.ts';
import { isOwnRequest } from './guard.ts';
import { readLinks } from './links.ts';

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** All of the dashboard's routes. */
const PAGE = 'index.html';

/** Serves the built dashboard beside the API: hashed assets for good, the page itself always fresh. */
export async function serveDashboard(
  app: NestFastifyApplication,
  folder: string,
  hosts: readonly string[],
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    // A token that no page has stands for those that are no browser's.
    if (!isForVantages(request) && !isOwnRequest(request, hosts)) {
      return sendProblem(request, reply, new ApiProblem(403, 'cross-site'));
    }
    void reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin')
      .header('content-security-policy', POLICY);
    return undefined;
  });
  await fastify.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });
  const linksOf = await readLinks(folder);
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const file = fileOf(path);
    if (file === null) return sendProblem(request, reply, notFound());
    const links = file === PAGE ? linksOf(path) : undefined;
    if (links !== undefined) void reply.header('link', links);
    const isHashed = file.startsWith('assets/');
    return reply
      .header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      .sendFile(file);
  });
}

/** The file a path asks for; routes of the dashboard are one page. null where there can be none. */
function fileOf(path: string): string | null {
  // Our own files need no escapes; hidden slashes and dots are how one climbs out of a folder.
  if (path === '/api' || path.startsWith('/api/') || /\.\.|\\|%(2e|2f|5c|00)/i.test(path))
    return null;
  if (path.startsWith('/assets/') || /\.[a-z0-9]+$/i.test(path)) return path.replace(/^\/+/, '');
  return PAGE;
}
