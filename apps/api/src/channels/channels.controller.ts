import {
  AddChannel,
  ChangeChannel,
  ChannelCreated,
  ChannelDelivery,
  ChannelView,
  DeliveryQuery,
  Id,
} from '@kaopu/contracts';
import {
  channelsHealth,
  createChannel,
  deleteChannel,
  deliveriesOfChannel,
  findChannel,
  listChannels,
  queueTestMessage,
  together,
  updateChannel,
  type ChannelRecord,
  type Db,
} from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import type { AllowList } from '@kaopu/net/address';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { ALLOW, DB, TRANSPORT } from '../core/core.module.ts';
import { notFound } from '../problems/problem.ts';
import {
  changedSettings,
  kindOf,
  newSettings,
  renewedSettings,
  requireTemplates,
  shownOnce,
} from './input.ts';
import { testMessage } from './test-message.ts';
import { channelView, deliveryView } from './views.ts';

const TestQueued = z.object({ deliveryId: Id });
const Channels = z.object({ items: z.array(ChannelView) });
const Deliveries = z.object({ items: z.array(ChannelDelivery) });

@ApiTags('channels')
@Controller('channels')
export class ChannelsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(TRANSPORT) private readonly transport: Transport,
    @Inject(ALLOW) private readonly allow: AllowList,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Where alerts go, and how that fares' })
  @ApiOkResponse({ standardSchema: Channels })
  async list(): Promise<z.infer<typeof Channels>> {
    const [channels, health] = await together(() =>
      Promise.all([listChannels(this.db), channelsHealth(this.db)]),
    );
    const of = new Map(health.map((one) => [one.channelId, one]));
    return { items: channels.map((channel) => channelView(channel, of.get(channel.id))) };
  }

  @Post()
  @ApiOperation({ summary: 'Add a channel; what was made for it is shown this once' })
  @ApiCreatedResponse({ standardSchema: ChannelCreated })
  async add(
    @Body({ schema: AddChannel }) body: z.infer<typeof AddChannel>,
  ): Promise<ChannelCreated> {
    const kind = kindOf(body.kind);
    const settings = newSettings(kind, body.settings, this.allow);
    requireTemplates(body.templates);
    const perMinute = body.perMinute ?? kind.perMinute;
    const made = await createChannel(this.db, { ...body, settings, perMinute });
    return { ...channelView(made, undefined), secret: shownOnce(body.kind, settings) };
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a channel; secrets that are left out stay' })
  @ApiOkResponse({ standardSchema: ChannelView })
  async change(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ChangeChannel }) body: z.infer<typeof ChangeChannel>,
  ): Promise<ChannelView> {
    const before = await this.channel(id);
    const { settings: entered, ...terms } = body;
    const settings =
      entered === undefined
        ? before.settings
        : changedSettings(kindOf(before.kind), entered, before.settings, this.allow);
    const given = Object.entries(terms).filter(([, value]) => value !== undefined);
    const changed: ChannelRecord = { ...before, ...Object.fromEntries(given), settings };
    requireTemplates(changed.templates);
    if (!(await updateChannel(this.db, changed))) throw notFound();
    return this.view(changed);
  }

  @Post(':id/secret')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make a new secret of a webhook, or address of a feed; it is shown this once',
  })
  @ApiOkResponse({ standardSchema: ChannelCreated })
  async renew(@Param('id', { schema: Id }) id: string): Promise<ChannelCreated> {
    const before = await this.channel(id);
    const settings = renewedSettings(before.kind, before.settings);
    if (settings === null) throw notFound();
    const changed = { ...before, settings };
    if (!(await updateChannel(this.db, changed))) throw notFound();
    return { ...(await this.view(changed)), secret: shownOnce(before.kind, settings) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a channel and its delivery history' })
  async remove(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await deleteChannel(this.db, id))) throw notFound();
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send a test message on the same road as alerts; the delivery says what came of it',
  })
  @ApiAcceptedResponse({ standardSchema: TestQueued })
  async test(@Param('id', { schema: Id }) id: string): Promise<z.infer<typeof TestQueued>> {
    const deliveryId = await queueTestMessage(this.db, id, testMessage(new Date()));
    if (deliveryId === null) throw notFound();
    await this.transport.send('tell', [{ payload: {} }]);
    return { deliveryId };
  }

  @Get(':id/deliveries')
  @ApiOperation({ summary: 'What it had to send, newest first; `failed` are dead letters' })
  @ApiOkResponse({ standardSchema: Deliveries })
  async deliveries(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: DeliveryQuery }) query: z.infer<typeof DeliveryQuery>,
  ): Promise<z.infer<typeof Deliveries>> {
    await this.channel(id);
    const state = query.state ?? null;
    const found = await deliveriesOfChannel(this.db, id, { state, limit: query.limit });
    return { items: found.map(deliveryView) };
  }

  private async view(channel: ChannelRecord): Promise<ChannelView> {
    const health = await channelsHealth(this.db);
    return channelView(
      channel,
      health.find(({ channelId }) => channelId === channel.id),
    );
  }

  private async channel(id: string): Promise<ChannelRecord> {
    const found = await findChannel(this.db, id);
    if (found === null) throw notFound();
    return found;
  }
}
