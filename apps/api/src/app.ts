import 'reflect-metadata';
import { MOST_IMPORT_BYTES } from '@kaopu/contracts';
import { ConsoleLogger, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.ts';
import type { Config } from './config.ts';
import { asProblem, sendProblem } from './problems/problem.filter.ts';
import { answerUnreadable } from './problems/unreadable.ts';
import { admitVantages } from './vantages/admit.ts';
import { compressAnswers } from './web/compress.ts';
import { sayStatements } from './web/statements.ts';
import { serveDashboard } from './web/dashboard.ts';
import { serveMetrics } from './web/metrics.ts';
import { serveOpenApi } from './web/openapi.ts';

const BODY_LIMIT = 1_000_000;

export interface AppOptions {
  config: Config;
  /** Folder of the built dashboard. */
  dashboard: string;
  logger?: LoggerService | false;
}

/** The whole HTTP application, not listening yet. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const { config } = options;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config),
    new FastifyAdapter({
      bodyLimit: BODY_LIMIT,
      forceCloseConnections: true,
      clientErrorHandler: answerUnreadable,
      // What the router refuses before any filter of ours could see it.
      frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
        void sendProblem(request, reply, asProblem(error));
      },
    }),
    {
      // JSON, and bytes as such: a form or plain text could be posted by any page without asking first.
      bodyParser: false,
      logger:
        options.logger ?? new ConsoleLogger({ json: true, logLevels: ['error', 'warn', 'log'] }),
    },
  );
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: MOST_IMPORT_BYTES },
    (_request, bytes, done) => done(null, bytes),
  );
  app.setGlobalPrefix('api/v1');
  compressAnswers(app);
  sayStatements(app);
  admitVantages(app);
  await serveDashboard(app, options.dashboard, config.KAOPU_HOSTS);
  serveMetrics(app);
  serveOpenApi(app);
  return app;
}
