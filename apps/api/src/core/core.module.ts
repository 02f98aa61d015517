import { closeDb, openDb, openEvidence, type Db, type EvidenceFiles } from '@kaopu/db';
import { openTransport, type Transport } from '@kaopu/jobs';
import { parseAllow, type AllowList } from '@kaopu/net/address';
import {
  Global,
  Inject,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Config } from '../config.ts';

const CONFIG = Symbol('Config');
export const DB = Symbol('Db');
export const TRANSPORT = Symbol('Transport');
export const ALLOW = Symbol('AllowList');
export const EVIDENCE = Symbol('EvidenceFiles');

/** What every resource may need, opened once. */
@Global()
@Module({
  providers: [
    {
      provide: DB,
      inject: [CONFIG],
      useFactory: (config: Config): Db =>
        openDb(config.DATABASE_URL, { max: 10, name: 'kaopu-api' }),
    },
    {
      provide: TRANSPORT,
      inject: [CONFIG],
      useFactory: (config: Config): Transport => {
        const logger = new Logger('queue');
        return openTransport({
          databaseUrl: config.DATABASE_URL,
          redisUrl: config.REDIS_URL,
          maxConnections: 4,
          onError: (error) => logger.error(error.message),
        });
      },
    },
    {
      provide: ALLOW,
      inject: [CONFIG],
      useFactory: (config: Config): AllowList => parseAllow(config.KAOPU_ALLOW_PRIVATE),
    },
    {
      provide: EVIDENCE,
      inject: [CONFIG],
      useFactory: (config: Config): EvidenceFiles => openEvidence(config),
    },
  ],
  exports: [DB, TRANSPORT, ALLOW, EVIDENCE],
})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  static with(config: Config): DynamicModule {
    return { module: CoreModule, providers: [{ provide: CONFIG, useValue: config }] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
    await closeDb(this.db);
  }
}
