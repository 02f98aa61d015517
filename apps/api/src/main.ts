import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { fileURLToPath } from 'node:url';
import { AppModule } from './app.module.ts';
import type { Config } from './config.ts';
import { CONFIG } from './core/core.module.ts';
import { serveDashboard } from './web/dashboard.ts';
import { serveOpenApi } from './web/openapi.ts';

/** Until accounts exist the API listens on loopback only. */
const HOST = '127.0.0.1';
const DASHBOARD = fileURLToPath(new URL('../../web/dist', import.meta.url));

const app = await NestFactory.create<NestFastifyApplication>(
  AppModule,
  new FastifyAdapter({ bodyLimit: 1_000_000, forceCloseConnections: true }),
  { logger: new ConsoleLogger({ json: true, logLevels: ['error', 'warn', 'log'] }) },
);
const config = app.get<Config>(CONFIG);
app.setGlobalPrefix('api/v1');
app.enableShutdownHooks();
await serveDashboard(app, DASHBOARD, config.KAOPU_HOSTS);
serveOpenApi(app);
await app.listen(config.PORT, HOST);

// Started by the launcher: when that is gone, so are we.
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
