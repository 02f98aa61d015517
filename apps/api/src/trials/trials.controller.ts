import { Id, StartTrial, TrialView } from '@kaopu/contracts';
import { createTrial, findTrial, type Db, type TrialRow } from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import type { AllowList } from '@kaopu/net/address';
import { probeByKind } from '@kaopu/probes';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ALLOW, DB, TRANSPORT } from '../core/core.module.ts';
import { requireTargets } from '../core/targets.ts';
import { readProbe } from '../probes/probe-input.ts';
import { notFound } from '../problems/problem.ts';

@ApiTags('trials')
@Controller('trials')
export class TrialsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(TRANSPORT) private readonly transport: Transport,
    @Inject(ALLOW) private readonly allow: AllowList,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Look once without registering: recognise a site or try a configuration',
  })
  @ApiAcceptedResponse({ standardSchema: TrialView })
  async start(@Body({ schema: StartTrial }) body: StartTrial): Promise<TrialView> {
    const { request, resource } = this.checked(body);
    const trial = await createTrial(this.db, request);
    const queue = resource === 'browser' ? 'trial-browser' : 'trial-http';
    await this.transport.send(queue, [{ payload: { trialId: trial.id }, id: trial.id }]);
    return view(trial);
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a trial is and what it saw' })
  @ApiOkResponse({ standardSchema: TrialView })
  async get(@Param('id', { schema: Id }) id: string): Promise<TrialView> {
    const trial = await findTrial(this.db, id);
    if (!trial) throw notFound();
    return view(trial);
  }

  private checked(body: StartTrial): { request: StartTrial; resource: string } {
    if (body.kind === 'detect') {
      requireTargets(body.url, this.allow, '/url');
      return { request: body, resource: 'http' };
    }
    const once = {
      kind: body.probeKind,
      config: body.config,
      // A trial has no rhythm; any that the probe allows will do.
      intervalSeconds: Math.max(86_400, probeByKind(body.probeKind)?.minIntervalSeconds ?? 0),
      enabled: true,
    };
    const probe = readProbe(once, 'https://site.invalid/', this.allow, '');
    return { request: { ...body, config: probe.config }, resource: probe.resource };
  }
}

function view(trial: TrialRow): TrialView {
  return TrialView.parse({ ...trial, createdAt: trial.createdAt.toISOString() });
}
