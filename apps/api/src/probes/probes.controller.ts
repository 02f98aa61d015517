import { ChangeProbe, Id, ProbeInput, ProbeKind, ProbeView, Schedule } from '@kaopu/contracts';
import {
  addProbe,
  changeProbe,
  findPlatform,
  findProbe,
  publish,
  requestLook,
  type Db,
} from '@kaopu/db';
import type { AllowList } from '@kaopu/net/address';
import { PROBES } from '@kaopu/probes';
import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { ALLOW, DB } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { planned, slotsOf } from '../schedules/probe-schedule.ts';
import { readProbe } from './probe-input.ts';
import { probeView } from './probe-view.ts';

const LookRequested = z.object({
  requestId: Id,
  /** The site was being left alone; this look goes there all the same. */
  hold: ProbeView.shape.hold,
});
const ProbeKinds = z.object({ items: z.array(ProbeKind) });

@ApiTags('probes')
@Controller()
export class ProbesController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(ALLOW) private readonly allow: AllowList,
  ) {}

  @Get('probe-kinds')
  @ApiOperation({ summary: 'The catalogue: every kind of probe with the JSON Schema of its form' })
  @ApiOkResponse({ standardSchema: ProbeKinds })
  kinds(): z.infer<typeof ProbeKinds> {
    return {
      items: PROBES.map((probe) => ({
        kind: probe.kind,
        title: probe.title,
        description: probe.description,
        resource: probe.resource,
        defaultIntervalSeconds: probe.defaultIntervalSeconds,
        minIntervalSeconds: probe.minIntervalSeconds,
        indicators: [...probe.indicators],
        vantages: probe.vantages !== undefined,
        configSchema: z.toJSONSchema(probe.config, { io: 'input' }),
      })),
    };
  }

  @Post('platforms/:id/probes')
  @ApiOperation({ summary: 'Give a platform one more probe, which looks at once' })
  @ApiCreatedResponse({ standardSchema: ProbeView })
  async add(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ProbeInput }) body: ProbeInput,
  ): Promise<ProbeView> {
    const platform = await findPlatform(this.db, id, 'medium');
    if (!platform) throw notFound();
    const wanted = readProbe(body, platform.siteUrl, this.allow, '');
    const probeId = await addProbe(this.db, id, await planned(this.db, wanted));
    if (probeId === null) throw new ApiProblem(409, 'too-many-probes');
    const probe = await findProbe(this.db, probeId);
    if (!probe) throw notFound();
    await publish(this.db, [{ type: 'platform', platformId: id }]);
    return probeView(probe);
  }

  @Patch('probes/:id')
  @ApiOperation({ summary: 'Change how a probe looks and when, or pause it' })
  @ApiOkResponse({ standardSchema: ProbeView })
  async change(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ChangeProbe }) body: ChangeProbe,
  ): Promise<ProbeView> {
    const probe = await findProbe(this.db, id);
    const platform = probe && (await findPlatform(this.db, probe.platformId, 'medium'));
    if (!probe || !platform) throw notFound();
    const wanted = {
      kind: probe.kind,
      resource: probe.resource,
      config: body.config ?? probe.config,
      intervalSeconds: body.intervalSeconds ?? probe.intervalSeconds,
      schedule:
        body.schedule === undefined ? Schedule.nullable().parse(probe.schedule) : body.schedule,
      quorum: body.quorum === undefined ? probe.quorum : body.quorum,
      enabled: body.enabled ?? probe.enabled,
    };
    // Pausing must work whatever the rules have become since the probe was set up.
    const { config, intervalSeconds, schedule, quorum } = body;
    const parts = [config, intervalSeconds, schedule, quorum];
    const isOnlySwitched = parts.every((part) => part === undefined);
    const change = isOnlySwitched
      ? { ...wanted, schedule: wanted.schedule ?? null }
      : readProbe(wanted, platform.siteUrl, this.allow, '', probe.config);
    const changed = await changeProbe(this.db, id, await planned(this.db, change, id), slotsOf);
    if (!changed) throw notFound();
    return probeView(changed);
  }

  @Post('probes/:id/run')
  @HttpCode(202)
  @ApiOperation({
    summary:
      'Look now, outside the schedule, even while the site is left alone; asking twice is asking once',
  })
  @ApiAcceptedResponse({ standardSchema: LookRequested })
  async run(@Param('id', { schema: Id }) id: string): Promise<z.infer<typeof LookRequested>> {
    const requestId = await requestLook(this.db, id);
    const probe = await findProbe(this.db, id);
    if (requestId === null || probe === null) throw notFound();
    return { requestId, hold: probeView(probe).hold };
  }
}
