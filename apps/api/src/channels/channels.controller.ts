import { AddChannel, ChannelCreated, ChannelView, Id, type WebhookMessage } from '@kaopu/contracts';
import {
  createChannel,
  deleteChannel,
  listChannels,
  queueTestMessage,
  type ChannelRecord,
  type Db,
} from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import type { AllowList } from '@kaopu/net/address';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ALLOW, DB, TRANSPORT } from '../core/core.module.ts';
import { requireTargets } from '../core/targets.ts';
import { notFound } from '../problems/problem.ts';

const TestQueued = z.object({ deliveryId: Id });
const Channels = z.object({ items: z.array(ChannelView) });

@ApiTags('channels')
@Controller('channels')
export class ChannelsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(TRANSPORT) private readonly transport: Transport,
    @Inject(ALLOW) private readonly allow: AllowList,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Where alerts go' })
  @ApiOkResponse({ standardSchema: Channels })
  async list(): Promise<z.infer<typeof Channels>> {
    return { items: (await listChannels(this.db)).map(view) };
  }

  @Post()
  @ApiOperation({ summary: 'Add a webhook (Standard Webhooks); its secret is shown this once' })
  @ApiCreatedResponse({ standardSchema: ChannelCreated })
  async add(@Body({ schema: AddChannel }) body: AddChannel): Promise<ChannelCreated> {
    requireTargets(body.url, this.allow, '/url');
    const secret = body.secret ?? `whsec_${randomBytes(32).toString('base64')}`;
    const made = await createChannel(this.db, { ...body, secret });
    return { ...view(made), secret };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a channel and its delivery history' })
  async remove(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await deleteChannel(this.db, id))) throw notFound();
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a test message on the same road as alerts' })
  @ApiAcceptedResponse({ standardSchema: TestQueued })
  async test(@Param('id', { schema: Id }) id: string): Promise<z.infer<typeof TestQueued>> {
    const deliveryId = await queueTestMessage(this.db, id, testMessage(new Date()));
    if (deliveryId === null) throw notFound();
    await this.transport.send('tell', [{ payload: {} }]);
    return { deliveryId };
  }
}

function view(record: ChannelRecord): ChannelView {
  return {
    id: record.id,
    name: record.name,
    kind: 'webhook',
    target: new URL(record.url).origin,
    enabled: record.enabled,
    createdAt: record.createdAt.toISOString(),
  };
}

function testMessage(now: Date): WebhookMessage {
  return {
    type: 'channel.test',
    timestamp: now.toISOString(),
    data: {
      alertId: null,
      reason: 'test',
      platform: null,
      dimension: null,
      severity: null,
      changes: [],
      text: { zh: '【测试】靠谱的通知渠道工作正常。', en: '[Test] This Kaopu channel works.' },
    },
  };
}
