import { Id, RouteInput, RouteOrder, RouteView, type QuietHours } from '@kaopu/contracts';
import {
  deleteRoute,
  listChannels,
  listRoutes,
  orderRoutes,
  saveRoute,
  type Db,
  type RouteRecord,
} from '@kaopu/db';
import { DEFAULT_ROUTE } from '@kaopu/scoring';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { fieldProblem, notFound } from '../problems/problem.ts';
import { routeOf, viewOf } from './route-view.ts';

const RouteList = z.object({ items: z.array(RouteView) });

/** Where alerts go, and when: grouping, quiet hours, repeats and escalation. The first that fits takes one. */
@ApiTags('alert-routes')
@Controller('alert-routes')
export class RoutesController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'Routes in their order; the last takes what no other does' })
  @ApiOkResponse({ standardSchema: RouteList })
  async list(): Promise<z.infer<typeof RouteList>> {
    const found = await listRoutes<QuietHours>(this.db);
    const last = viewOf({ ...DEFAULT_ROUTE, quiet: [] }, '', null);
    return { items: [...found.map(view), last] };
  }

  @Post()
  @ApiOperation({ summary: 'Add a route, as the last before the one that takes the rest' })
  @ApiCreatedResponse({ standardSchema: RouteView })
  async add(@Body({ schema: RouteInput }) input: RouteInput): Promise<RouteView> {
    return this.save(null, input);
  }

  @Put('order')
  @HttpCode(204)
  @ApiOperation({ summary: 'Put routes in this order; those not named follow' })
  async order(@Body({ schema: RouteOrder }) { ids }: z.infer<typeof RouteOrder>): Promise<void> {
    await orderRoutes(this.db, ids);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Put a route in the place of another' })
  @ApiOkResponse({ standardSchema: RouteView })
  async change(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RouteInput }) input: RouteInput,
  ): Promise<RouteView> {
    return this.save(id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a route: the next that fits takes its alerts' })
  async remove(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await deleteRoute(this.db, id))) throw notFound();
  }

  private async save(id: string | null, input: RouteInput): Promise<RouteView> {
    const known = new Set((await listChannels(this.db)).map((channel) => channel.id));
    if (input.channelIds?.some((channel) => !known.has(channel))) {
      throw fieldProblem('/channelIds', 'channel-unknown');
    }
    const step = input.escalation.findIndex(({ channelIds }) =>
      channelIds.some((c) => !known.has(c)),
    );
    if (step >= 0) throw fieldProblem(`/escalation/${step}/channelIds`, 'channel-unknown');
    const saved = await saveRoute(this.db, id, input.name, routeOf(input));
    if (saved === null) throw notFound();
    return view(saved);
  }
}

function view({ route, name, createdAt }: RouteRecord<QuietHours>): RouteView {
  return viewOf(route, name, createdAt);
}
