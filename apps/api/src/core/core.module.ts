import { BURST, closeDb, openDb, openEvidence, type Db, type EvidenceFiles } from '@kaopu/db';
import { openTransport, readRedis, type Transport } from '@kaopu/jobs';
import { parseAllow, type AllowList } from '@kaopu/net/address';
import {
  Global,
  Inject,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { EventEmitter } from 'node:events';
import type { Config } from '../config.ts';
import { openWatch, type Watch } from '../health/watch.ts';
import { countStatement } from './tally.ts';

const CONFIG = Symbol('Config');
/** What the queue's client complains of. */
const COMPLAINTS = Symbol('Complaints');
type Complaints = EventEmitter<{ complaint: [Error] }>;
export const DB = Symbol('Db');
export const TRANSPORT = Symbol('Transport');
export const ALLOW = Symbol('AllowList');
export const EVIDENCE = Symbol('EvidenceFiles');
export const WATCH = Symbol('Watch');
export const LIMITS = Symbol('Limits');
export const DISCLOSURE = Symbol('Disclosure');

/** What the operator says of this installation. */
export interface Disclosure {
  commit: string | null;
  interests: string | null;
}

/** What politeness allows at any site. */
export interface Limits {
  gapSeconds: number;
  burst: number;
}

/** What every resource may need, opened once. */
@Global()
@Module({
  providers: [
    {
      provide: DB,
      inject: [CONFIG],
      useFactory: (config: Config): Db =>
        openDb(config.DATABASE_URL, { max: 10, name: 'kaopu-api', onStatement: countStatement }),
    },
    { provide: COMPLAINTS, useFactory: (): Complaints => new EventEmitter() },
    {
      provide: TRANSPORT,
      inject: [CONFIG, COMPLAINTS],
      useFactory: (config: Config, complaints: Complaints): Transport =>
        openTransport({
          databaseUrl: config.DATABASE_URL,
          redis: readRedis(config),
          maxConnections: 4,
          onError: (error) => complaints.emit('complaint', error),
        }),
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
    {
      provide: LIMITS,
      inject: [CONFIG],
      useFactory: ({ KAOPU_HOST_GAP_SECONDS: gapSeconds }: Config): Limits => ({
        gapSeconds,
        burst: BURST,
      }),
    },
    {
      provide: DISCLOSURE,
      inject: [CONFIG],
      useFactory: ({ KAOPU_COMMIT, KAOPU_INTERESTS }: Config): Disclosure => ({
        commit: KAOPU_COMMIT === '' ? null : KAOPU_COMMIT,
        interests: KAOPU_INTERESTS === '' ? null : KAOPU_INTERESTS,
      }),
    },
    {
      provide: WATCH,
      inject: [DB, TRANSPORT, EVIDENCE, COMPLAINTS],
      useFactory: (
        db: Db,
        transport: Transport,
        evidence: EvidenceFiles,
        complaints: Complaints,
      ): Watch => {
        const watch = openWatch(db, transport, evidence, new Logger('stores'));
        const logger = new Logger('queue');
        complaints.on('complaint', (error) => {
          void watch.isOutage().then((isKnown) => {
            if (!isKnown) logger.error(error.message);
          });
        });
        return watch;
      },
    },
  ],
  exports: [DB, TRANSPORT, ALLOW, EVIDENCE, WATCH, LIMITS, DISCLOSURE],
})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(TRANSPORT) private readonly transport: Transport,
    @Inject(WATCH) private readonly watch: Watch,
  ) {}

  static with(config: Config): DynamicModule {
    return { module: CoreModule, providers: [{ provide: CONFIG, useValue: config }] };
  }

  async onApplicationShutdown(): Promise<void> {
    this.watch.close();
    await this.transport.close();
    await closeDb(this.db);
  }
}
