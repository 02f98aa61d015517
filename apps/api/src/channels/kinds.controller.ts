import { CHANNELS, DEFAULT_TEMPLATES } from '@kaopu/channels';
import { ChannelKindView, PushKey } from '@kaopu/contracts';
import { pushKeys, type Db } from '@kaopu/db';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { newPushKeys } from './push-keys.ts';

const Kinds = z.object({ items: z.array(ChannelKindView) });

@ApiTags('channels')
@Controller()
export class ChannelKindsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get('channel-kinds')
  @ApiOperation({ summary: 'Kinds of channels, with the forms of their settings' })
  @ApiOkResponse({ standardSchema: Kinds })
  list(): z.infer<typeof Kinds> {
    return {
      items: CHANNELS.map(({ kind, title, description, form, perMinute, merges }) => ({
        kind,
        title,
        description,
        settingsSchema: z.toJSONSchema(form, { io: 'input' }),
        perMinute,
        merges,
        templates: DEFAULT_TEMPLATES,
      })),
    };
  }

  @Get('push-key')
  @ApiOperation({ summary: 'The public key by which browsers subscribe to this installation' })
  @ApiOkResponse({ standardSchema: PushKey })
  async key(): Promise<z.infer<typeof PushKey>> {
    const { publicKey } = await pushKeys(this.db, newPushKeys);
    return { publicKey };
  }
}
