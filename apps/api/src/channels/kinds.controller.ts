import { CHANNELS, DEFAULT_TEMPLATES, previewOf } from '@kaopu/channels';
import { ChannelKindView, MessagePreview, PreviewMessage, PushKey } from '@kaopu/contracts';
import { pushKeys, type Db } from '@kaopu/db';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { newPushKeys } from './push-keys.ts';
import { sampleTold } from './sample.ts';

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
      items: CHANNELS.map(({ kind, title, description, form, perMinute, merges, advice }) => ({
        kind,
        title,
        description,
        settingsSchema: z.toJSONSchema(form, { io: 'input' }),
        perMinute,
        merges,
        advice,
        templates: DEFAULT_TEMPLATES,
      })),
    };
  }

  @Post('message-previews')
  @HttpCode(200)
  @ApiOperation({ summary: 'What templates would say of a sample alert; nothing is kept' })
  @ApiOkResponse({ standardSchema: MessagePreview })
  preview(
    @Body({ schema: PreviewMessage }) body: z.infer<typeof PreviewMessage>,
  ): z.infer<typeof MessagePreview> {
    return previewOf(sampleTold(new Date()), body.templates, body.language);
  }

  @Get('push-key')
  @ApiOperation({ summary: 'The public key by which browsers subscribe to this installation' })
  @ApiOkResponse({ standardSchema: PushKey })
  async key(): Promise<z.infer<typeof PushKey>> {
    const { publicKey } = await pushKeys(this.db, newPushKeys);
    return { publicKey };
  }
}
