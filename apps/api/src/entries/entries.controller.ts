import {
  EntryKindView,
  EntryView,
  Id,
  LogEntry,
  PageQuery,
  pageOf,
  type Page,
} from '@kaopu/contracts';
import {
  findEntry,
  findPlatform,
  listEntries,
  logEntry,
  publish,
  standingEntries,
  together,
  type Db,
  type EntryRecord,
  type EvidenceFiles,
} from '@kaopu/db';
import { ENTRIES } from '@kaopu/probes';
import { canonicalJson } from '@kaopu/scoring';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DB, EVIDENCE } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { countedInstead, periodsOf } from './counting.ts';
import { readEntry } from './entry-input.ts';
import { namedUploads } from './named-uploads.ts';
import { entryKindView, entryView } from './views.ts';

const EntryKinds = z.object({ items: z.array(EntryKindView) });
const EntryQuery = PageQuery.extend({ kind: z.string().max(50).optional() });
const EntryKey = z.string().regex(/^entry\/[0-9a-f-]{36}$/);
/** Entries of one span that are weighed against each other at most. */
const MOST_WEIGHED = 1000;
const REPLACED = '由更正后的录入取代 Replaced by a corrected entry';

/** All that makes an entry the same when it is sent once more; uploads are known by their bytes. */
function whatItSays({
  kind,
  at,
  seen,
  evidence,
}: Pick<EntryRecord, 'kind' | 'at' | 'seen' | 'evidence'>): string {
  const proofs = evidence.map(({ sha256 }) => sha256).sort();
  return canonicalJson({ kind, at: at.getTime(), seen, proofs });
}

/** What only people know: told through a form, judged like every other observation. */
@ApiTags('entries')
@Controller()
export class EntriesController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(EVIDENCE) private readonly files: EvidenceFiles,
  ) {}

  @Get('entry-kinds')
  @ApiOperation({ summary: 'The catalogue: every kind of entry with the JSON Schema of its form' })
  @ApiOkResponse({ standardSchema: EntryKinds })
  kinds(): z.infer<typeof EntryKinds> {
    return { items: ENTRIES.map(entryKindView) };
  }

  @Get('platforms/:id/entries')
  @ApiOperation({ summary: 'What people told of a platform, newest first, retracted ones too' })
  @ApiOkResponse({ standardSchema: pageOf(EntryView) })
  async list(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: EntryQuery }) query: z.infer<typeof EntryQuery>,
  ): Promise<Page<EntryView>> {
    const after = placeOf(query.cursor, EntryKey);
    const { kind = null, limit } = query;
    const [page] = await together(() =>
      Promise.all([
        listEntries(this.db, { platformId: id, kind, after, limit }),
        this.requirePlatform(id),
      ]),
    );
    return { ...page, items: await this.views(id, page.items) };
  }

  @Get('platforms/:id/entries/:entryId')
  @ApiOperation({ summary: 'One entry' })
  @ApiOkResponse({ standardSchema: EntryView })
  async get(
    @Param('id', { schema: Id }) id: string,
    @Param('entryId', { schema: Id }) entryId: string,
  ): Promise<EntryView> {
    return this.view(id, `entry/${entryId}`);
  }

  @Post('platforms/:id/entries')
  @ApiOperation({ summary: 'Log an entry; sent twice under one id it is logged once' })
  @ApiCreatedResponse({ standardSchema: EntryView })
  async log(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: LogEntry }) body: z.output<typeof LogEntry>,
  ): Promise<EntryView> {
    await this.requirePlatform(id);
    const { kind, at, reporter, fields } = readEntry(body, Date.now());
    const follows = body.follows ?? null;
    const replaces = body.replaces ?? null;
    await this.requireEntry(id, follows, '/follows');
    const key = `entry/${body.id}`;
    const evidence = await namedUploads(this.db, this.files, body.uploads);
    const seen = { reporter, proofs: evidence.length, follows, fields };
    const logged = await logEntry(this.db, {
      key,
      platformId: id,
      kind: kind.kind,
      at,
      seen,
      evidence,
      replaces:
        replaces === null
          ? null
          : { target: replaces, key: `entry/${randomUUID()}`, reason: REPLACED, by: reporter },
    });
    if (!logged) await this.requireSame(id, key, { kind: kind.kind, at, seen, evidence });
    await publish(this.db, [{ type: 'platform', platformId: id }]);
    return this.view(id, key);
  }

  private async requirePlatform(id: string): Promise<void> {
    if (!(await findPlatform(this.db, id, 'medium'))) throw notFound();
  }

  private async requireEntry(id: string, key: string | null, path: string): Promise<void> {
    if (key === null || (await findEntry(this.db, id, key))) return;
    throw new ApiProblem(400, 'invalid-input', { fields: [{ path, code: 'entry-unknown' }] });
  }

  /** What was not stored now must be the same entry, stored before. */
  private async requireSame(
    id: string,
    key: string,
    sent: Pick<EntryRecord, 'kind' | 'at' | 'seen' | 'evidence'>,
  ): Promise<void> {
    const stored = await findEntry(this.db, id, key);
    if (!stored) throw new ApiProblem(409, 'entry-not-replaced');
    const isSame = whatItSays(stored) === whatItSays(sent);
    if (!isSame) throw new ApiProblem(409, 'entry-exists');
  }

  private async view(id: string, key: string): Promise<EntryView> {
    const record = await findEntry(this.db, id, key);
    const [view] = record ? await this.views(id, [record]) : [];
    if (!view) throw notFound();
    return view;
  }

  private async views(id: string, records: EntryRecord[]): Promise<EntryView[]> {
    if (records.length === 0) return [];
    const span = periodsOf(records.map(({ at }) => at));
    const standing = await standingEntries(this.db, id, span, MOST_WEIGHED);
    const instead = countedInstead(id, standing);
    return records.map((record) => entryView(record, instead.get(record.key) ?? null));
  }
}
