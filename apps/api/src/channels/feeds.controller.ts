import { templatesIn } from '@kaopu/channels';
import { feedOf, type Db } from '@kaopu/db';
import { Controller, Get, Header, Inject, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';
import { atomOf } from './feed.ts';

const MOST_ENTRIES = 100;
const FeedToken = z.string().regex(/^[\w-]{43}$/);

@ApiTags('channels')
@Controller('feeds')
export class FeedsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get(':token')
  @Header('content-type', 'application/atom+xml; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  @ApiOperation({ summary: 'An Atom feed of a channel, for whoever knows its token' })
  @ApiProduces('application/atom+xml')
  @ApiOkResponse({ description: 'Atom (RFC 4287)', schema: { type: 'string' } })
  async feed(
    @Param('token', { schema: FeedToken }) token: string,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const found = await feedOf(this.db, token, MOST_ENTRIES);
    if (found === null) throw notFound();
    const { name, entries } = found;
    const language = found.language === 'en' ? 'en' : 'zh';
    const self = `${request.protocol}://${request.host}${request.url}`;
    const templates = templatesIn(found.templates, language);
    return atomOf({ name, language, templates, entries }, self, new Date());
  }
}
