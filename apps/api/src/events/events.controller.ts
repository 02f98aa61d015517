import { LiveEvent } from '@kaopu/contracts';
import { subscribe, type Db } from '@kaopu/db';
import {
  Controller,
  Inject,
  Sse,
  type MessageEvent,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { interval, map, merge, Subject, takeUntil, type Observable } from 'rxjs';
import { DB } from '../core/core.module.ts';

const PING_MS = 20_000;

@ApiTags('events')
@Controller('events')
export class EventsController implements OnApplicationShutdown {
  private readonly events = new Subject<LiveEvent>();
  private readonly ended = new Subject<void>();
  private readonly unsubscribe: () => Promise<void>;

  constructor(@Inject(DB) db: Db) {
    this.unsubscribe = subscribe(db, (payload) => {
      const event = LiveEvent.safeParse(payload);
      if (event.success) this.events.next(event.data);
    });
  }

  @Sse()
  @ApiOperation({ summary: 'Live hints of what to read again (server-sent events)' })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  stream(): Observable<MessageEvent> {
    const hints = this.events.pipe(map((data): MessageEvent => ({ data })));
    const pings = interval(PING_MS).pipe(map((): MessageEvent => ({ type: 'ping', data: '' })));
    return merge(hints, pings).pipe(takeUntil(this.ended));
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended.next();
    await this.unsubscribe();
  }
}
