import { vantageByToken, type Db } from '@kaopu/db';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { DB } from '../core/core.module.ts';
import { sendProblem } from '../problems/problem.filter.ts';
import { ApiProblem } from '../problems/problem.ts';
import { tokenHash, tokenIn } from './token.ts';

export interface AdmittedVantage {
  id: string;
  name: string;
}

const admitted = new WeakMap<FastifyRequest, AdmittedVantage>();

/** Routes for vantages alone: a token opens them, and opens nothing else. */
export function isForVantages(request: Pick<FastifyRequest, 'routeOptions'>): boolean {
  return request.routeOptions.url?.startsWith('/api/v1/vantage/') ?? false;
}

/** Asks for the token before a byte of the body is read. */
export function admitVantages(app: NestFastifyApplication): void {
  const db = app.get<Db>(DB);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      if (!isForVantages(request)) return undefined;
      const token = tokenIn(request.headers.authorization);
      const vantage = token === null ? null : await vantageByToken(db, tokenHash(token));
      if (vantage === null) {
        void reply.header('www-authenticate', 'Bearer');
        return sendProblem(request, reply, new ApiProblem(401, 'vantage-token'));
      }
      admitted.set(request, vantage);
      return undefined;
    });
}

/** Whose token came with the request. */
export function vantageOf(request: FastifyRequest): AdmittedVantage {
  const vantage = admitted.get(request);
  if (vantage === undefined) throw new ApiProblem(401, 'vantage-token');
  return vantage;
}
