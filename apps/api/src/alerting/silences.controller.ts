import { Id, SilenceInput, SilenceView } from '@kaopu/contracts';
import { createSilence, endSilence, listSilences, type Db, type SilenceRecord } from '@kaopu/db';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { fieldProblem, notFound } from '../problems/problem.ts';

const SilenceList = z.object({ items: z.array(SilenceView) });

/** What nobody is told of for a while. The alerts themselves go on. */
@ApiTags('alert-silences')
@Controller('alert-silences')
export class SilencesController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Silences: active, to come and past' })
  @ApiOkResponse({ standardSchema: SilenceList })
  async list(): Promise<z.infer<typeof SilenceList>> {
    return { items: (await listSilences(this.db)).map(view) };
  }

  @Post()
  @ApiOperation({ summary: 'Silence the alerts that fit, until an instant' })
  @ApiCreatedResponse({ standardSchema: SilenceView })
  async add(@Body({ schema: SilenceInput }) input: SilenceInput): Promise<SilenceView> {
    const made = await createSilence(this.db, { ...input, from: input.from ?? null });
    if (made === null) throw fieldProblem('/until', 'in-the-past');
    return view(made);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a silence now; forget one that has not begun' })
  async end(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await endSilence(this.db, id))) throw notFound();
  }
}

function view({ from, until, createdAt, ...silence }: SilenceRecord): SilenceView {
  return {
    ...silence,
    from: from.toISOString(),
    until: until.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}
