import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AlertRulesController } from './alerting/rules.controller.ts';
import { RoutesController } from './alerting/routes.controller.ts';
import { SilencesController } from './alerting/silences.controller.ts';
import { TagsController } from './alerting/tags.controller.ts';
import { AlertsController } from './alerts/alerts.controller.ts';
import { BadgeController } from './badge/badge.controller.ts';
import { ChannelsController } from './channels/channels.controller.ts';
import { DeliveriesController } from './channels/deliveries.controller.ts';
import { FeedsController } from './channels/feeds.controller.ts';
import { ChannelKindsController } from './channels/kinds.controller.ts';
import type { Config } from './config.ts';
import { CoreModule } from './core/core.module.ts';
import { WakeInterceptor } from './core/wake.interceptor.ts';
import { EntriesController } from './entries/entries.controller.ts';
import { UploadsController } from './entries/uploads.controller.ts';
import { EventsController } from './events/events.controller.ts';
import { EvidenceModule } from './evidence/evidence.module.ts';
import { EvidencePacksController } from './evidence/pack/packs.controller.ts';
import { HealthController } from './health/health.controller.ts';
import { ImportsController } from './imports/imports.controller.ts';
import { MaintenanceController } from './maintenance/maintenance.controller.ts';
import { ChangeController } from './platforms/change.controller.ts';
import { MethodsController } from './methods/methods.controller.ts';
import { HistoryController } from './platforms/history.controller.ts';
import { GroupsController } from './platforms/groups.controller.ts';
import { RecordEventsController } from './platforms/record-events.controller.ts';
import { MarketController } from './platforms/market.controller.ts';
import { SeveralController } from './platforms/several.controller.ts';
import { ServiceController } from './platforms/service.controller.ts';
import { SeriesController } from './platforms/series.controller.ts';
import { InsightsController } from './platforms/insights.controller.ts';
import { IndexController } from './platforms/index.controller.ts';
import { PlatformsController } from './platforms/platforms.controller.ts';
import { ComparisonController } from './platforms/comparison.controller.ts';
import { CorrectionsController } from './platforms/corrections.controller.ts';
import { ConversationsController } from './platforms/conversations.controller.ts';
import { RetractionsController } from './platforms/retractions.controller.ts';
import { ProbeRunsController } from './probes/probe-runs.controller.ts';
import { ProbesController } from './probes/probes.controller.ts';
import { ProblemFilter } from './problems/problem.filter.ts';
import { StorableTextPipe } from './problems/storable-text.pipe.ts';
import { invalidInput } from './problems/validation.ts';
import { ProfilesController } from './profiles/profiles.controller.ts';
import { RankingController } from './ranking/ranking.controller.ts';
import { ReportPlansController } from './reports/report-plans.controller.ts';
import { ReportsController } from './reports/reports.controller.ts';
import { SchedulesController } from './schedules/schedules.controller.ts';
import { TodayController } from './today/today.controller.ts';
import { TrialsController } from './trials/trials.controller.ts';
import { TrustController } from './trust/trust.controller.ts';
import { Bell } from './vantages/bell.ts';
import { VantagesController } from './vantages/vantages.controller.ts';
import { VantageWorkController } from './vantages/work.controller.ts';
import { WordingController } from './wording/wording.controller.ts';

@Module({
  imports: [EvidenceModule],
  controllers: [
    TodayController,
    IndexController,
    PlatformsController,
    BadgeController,
    HistoryController,
    SeriesController,
    ChangeController,
    InsightsController,
    ProfilesController,
    RankingController,
    ComparisonController,
    MarketController,
    RecordEventsController,
    ServiceController,
    SeveralController,
    GroupsController,
    CorrectionsController,
    RetractionsController,
    ConversationsController,
    MethodsController,
    ProbesController,
    ProbeRunsController,
    SchedulesController,
    MaintenanceController,
    ImportsController,
    TrialsController,
    TrustController,
    WordingController,
    AlertsController,
    AlertRulesController,
    SilencesController,
    RoutesController,
    TagsController,
    ChannelsController,
    ChannelKindsController,
    DeliveriesController,
    FeedsController,
    ReportPlansController,
    ReportsController,
    EvidencePacksController,
    EntriesController,
    UploadsController,
    HealthController,
    EventsController,
    VantagesController,
    VantageWorkController,
  ],
  providers: [
    Bell,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: WakeInterceptor },
    { provide: APP_PIPE, useClass: StorableTextPipe },
    {
      provide: APP_PIPE,
      useFactory: () =>
        new StandardSchemaValidationPipe({ exceptionFactory: (issues) => invalidInput(issues) }),
    },
  ],
})
export class AppModule {
  /** The application for one configuration. */
  static with(config: Config): DynamicModule {
    return { module: AppModule, imports: [CoreModule.with(config)] };
  }
}
