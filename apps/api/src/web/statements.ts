import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { tallied, type Tally } from '../core/tally.ts';

/**
 * Every answer says how many statements it took, as browsers' tools show it: `server-timing: sql;desc="3"`.
 * Of what streams, those before its beginning.
 */
export function sayStatements(app: NestFastifyApplication): void {
  const tallies = new WeakMap<FastifyRequest, Tally>();
  const fastify = app.getHttpAdapter().getInstance();
  // After the body is read: what is read of a socket runs outside of any request.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const tally = { statements: 0 };
    tallies.set(request, tally);
    tallied(tally, done);
  });
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    const tally = tallies.get(request);
    if (tally !== undefined) {
      void reply.header('server-timing', `sql;desc="${tally.statements}"`);
    }
    done();
  });
}
