import {
  Id,
  ImportQuery,
  ImportReport,
  ImportsQuery,
  ImportView,
  pageOf,
  RetractImport,
  type Page,
} from '@kaopu/contracts';
import {
  confirmImport,
  createImport,
  discardImport,
  findImport,
  importedRecords,
  importNews,
  knownCompanies,
  listImports,
  recordEvidence,
  retractImport,
  type Db,
  type EvidenceFiles,
  type ImportRecord,
} from '@kaopu/db';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DB, EVIDENCE } from '../core/core.module.ts';
import { placeOf } from '../core/cursor.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { matchesOf } from './matches.ts';
import { readUpload } from './read-upload.ts';

const BEIJING_MS = 8 * 3_600_000;
const NO_NEWS = { fresh: 0, changed: 0, unchanged: 0 };

/** Files of public records: handed in, looked at, taken in, taken back. */
@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(EVIDENCE) private readonly files: EvidenceFiles,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Hand in a CSV, XLSX or JSON file of public records; it counts once it is confirmed',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ standardSchema: ImportView })
  async upload(
    @Query({ schema: ImportQuery }) query: z.output<typeof ImportQuery>,
    @Body() body: unknown,
  ): Promise<ImportView> {
    if (!(body instanceof Uint8Array)) throw new ApiProblem(415, 'upload-needs-bytes');
    const today = new Date(Date.now() + BEIJING_MS).toISOString().slice(0, 10);
    const asOf = query.asOf ?? today;
    if (asOf > today) {
      const fields = [{ path: '/asOf', code: 'in-the-future' as const }];
      throw new ApiProblem(400, 'invalid-input', { fields });
    }
    const { kind = null, unit = null } = query;
    const file = await readUpload(body, { kind, unit, today });
    const kept = await this.keep(file.cleaned);
    const records = file.records.map(({ row, record, natural, content }) => ({
      row,
      natural: shortHash(natural),
      content,
      uscc: record.uscc,
      names: record.names,
      record,
    }));
    const matched = matchesOf(records, await knownCompanies(this.db));
    const report = ImportReport.parse({ ...file.report, matched, news: NO_NEWS });
    const id = randomUUID();
    const { source, fileName, complete } = query;
    await createImport(
      this.db,
      { id, source, fileName, format: file.format, asOf, complete, report, ...kept },
      records,
    );
    return this.one(id);
  }

  @Get()
  @ApiOperation({ summary: 'Imports, newest first' })
  @ApiOkResponse({ standardSchema: pageOf(ImportView) })
  async list(
    @Query({ schema: ImportsQuery }) query: z.infer<typeof ImportsQuery>,
  ): Promise<Page<ImportView>> {
    const page = await listImports(this.db, { after: placeOf(query.cursor), limit: query.limit });
    return { ...page, items: page.items.map(importView) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One import with its report' })
  @ApiOkResponse({ standardSchema: ImportView })
  async one(@Param('id', { schema: Id }) id: string): Promise<ImportView> {
    const found = await findImport(this.db, id);
    if (!found) throw notFound();
    if (found.state !== 'preview') return importView(found);
    const news = await importNews(this.db, id);
    return importView({ ...found, report: { ...ImportReport.parse(found.report), news } });
  }

  @Post(':id/confirm')
  @ApiOperation({ summary: 'Take a previewed file in; platforms are matched within seconds' })
  @ApiCreatedResponse({ standardSchema: ImportView })
  async confirm(@Param('id', { schema: Id }) id: string): Promise<ImportView> {
    const found = await findImport(this.db, id);
    if (!found) throw notFound();
    // Platforms may have been registered, and other files taken in, since it was read.
    const [records, companies, news] = await Promise.all([
      importedRecords(this.db, id),
      knownCompanies(this.db),
      importNews(this.db, id),
    ]);
    const matched = matchesOf(records, companies);
    const report = { ...ImportReport.parse(found.report), matched, news };
    // What is kept of the file is about to be cited.
    await recordEvidence(this.db, [
      { sha256: found.sha256, size: found.size, mime: 'text/csv;charset=utf-8' },
    ]);
    if (!(await confirmImport(this.db, id, report))) throw new ApiProblem(409, 'import-decided');
    return this.one(id);
  }

  @Post(':id/retract')
  @ApiOperation({ summary: 'Take a whole import back: nothing that rests on it counts any more' })
  @ApiCreatedResponse({ standardSchema: ImportView })
  async retract(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RetractImport }) body: RetractImport,
  ): Promise<ImportView> {
    if (!(await findImport(this.db, id))) throw notFound();
    if (!(await retractImport(this.db, id, body.reason)))
      throw new ApiProblem(409, 'import-decided');
    return this.one(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Discard a preview' })
  async discard(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await findImport(this.db, id))) throw notFound();
    if (!(await discardImport(this.db, id))) throw new ApiProblem(409, 'import-decided');
  }

  private async keep(cleaned: string): Promise<{ sha256: string; size: number }> {
    const bytes = Buffer.from(cleaned);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await recordEvidence(this.db, [{ sha256, size: bytes.length, mime: 'text/csv;charset=utf-8' }]);
    await this.files.put(bytes);
    return { sha256, size: bytes.length };
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function importView(record: ImportRecord): ImportView {
  return ImportView.parse({
    ...record,
    createdAt: record.createdAt.toISOString(),
    confirmedAt: record.confirmedAt?.toISOString() ?? null,
    retractedAt: record.retractedAt?.toISOString() ?? null,
  });
}
