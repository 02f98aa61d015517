import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WATCH } from '../core/core.module.ts';
import type { Watch } from '../health/watch.ts';
import { ApiProblem } from '../problems/problem.ts';
import { sendProblem } from '../problems/problem.filter.ts';
import { isOwnRequest } from './guard.ts';

/** For a Prometheus on this machine: who comes by another name, through a tunnel say, gets none of it. */
export function serveMetrics(app: NestFastifyApplication): void {
  const { registry } = app.get<Watch>(WATCH);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/metrics', async (request, reply) => {
      if (!isOwnRequest(request, [])) {
        return sendProblem(request, reply, new ApiProblem(403, 'cross-site'));
      }
      return reply
        .header('cache-control', 'no-store')
        .type(registry.contentType)
        .send(await registry.metrics());
    });
}
