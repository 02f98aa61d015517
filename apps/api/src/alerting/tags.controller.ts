import { Id, PlatformTags } from '@kaopu/contracts';
import { tagPlatform, tagsOf, type Db } from '@kaopu/db';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DB } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';

/** What a buyer groups platforms by; rules, silences and routes of alerts may speak of it. */
@ApiTags('platforms')
@Controller('platforms/:id/tags')
export class TagsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Tags of a platform' })
  @ApiOkResponse({ standardSchema: PlatformTags })
  async get(@Param('id', { schema: Id }) id: string): Promise<PlatformTags> {
    const tags = await tagsOf(this.db, id);
    if (tags === null) throw notFound();
    return { tags };
  }

  @Put()
  @ApiOperation({ summary: 'Give a platform these tags, and no others' })
  @ApiOkResponse({ standardSchema: PlatformTags })
  async set(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PlatformTags }) { tags }: PlatformTags,
  ): Promise<PlatformTags> {
    if (!(await tagPlatform(this.db, id, tags))) throw notFound();
    return this.get(id);
  }
}
