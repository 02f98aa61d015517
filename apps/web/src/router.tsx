import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import type { ProfileId } from '@kaopu/scoring';
import { queries } from './api/query-client.ts';
import { Crash, NotFound } from './app/Fallbacks.tsx';
import { isProfile } from './app/profile.ts';
import { choicesOf, type Choices } from './app/use-choice.ts';
import { Shell } from './app/Shell.tsx';
import { isAlertState, type AlertFilter } from './alerts/filter.ts';
import { isLogType, type LogType } from './log/log-type.ts';
import { isRange, type RangeHours } from './platform/ranges.ts';
import { indexQuery } from './list/index-query.ts';
import { isSort, type SortKey } from './list/sort-keys.ts';
import { isProbeFilter, type ProbeFilter } from './probes/filter.ts';

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 2048) : undefined;
}

interface RootSearch {
  profile?: ProfileId;
}

interface ListSearch {
  q?: string;
  sort?: SortKey;
  /** The other way round. */
  rev?: true;
  /** Facts that have to hold. */
  f?: string;
  /** Ids of those ticked to be compared. */
  cmp?: string;
}

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): RootSearch =>
    isProfile(search['profile']) ? { profile: search['profile'] } : {},
  search: { middlewares: [retainSearchParams<RootSearch>(['profile'])] },
});

function listSearch(search: Record<string, unknown>): ListSearch {
  const [q, f, cmp] = [textOf(search['q']), textOf(search['f']), textOf(search['cmp'])];
  const { sort, rev } = search;
  return {
    ...(q && { q }),
    ...(f && { f }),
    ...(isSort(sort) ? { sort } : {}),
    ...(rev === true && { rev }),
    ...(cmp && { cmp }),
  };
}

const todayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): ListSearch & { mine?: true } => ({
    ...listSearch(search),
    ...(search['mine'] === true ? { mine: true } : {}),
  }),
  // The list was here: what somebody kept of it leads there.
  beforeLoad: ({ search }) => {
    const { q, sort } = search;
    if (q === undefined && sort === undefined) return;
    throw redirect({ to: '/platforms', search: listSearch({ q, sort }), replace: true });
  },
  component: lazyRouteComponent(() => import('./today/TodayPage.tsx'), 'TodayPage'),
});

const platformsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/platforms',
  validateSearch: listSearch,
  // Comes beside the page's code, not after it.
  loader: () => void queries.prefetchQuery(indexQuery),
  component: lazyRouteComponent(() => import('./list/ListPage.tsx'), 'ListPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compare',
  validateSearch: (
    search: Record<string, unknown>,
  ): { ids?: string; only?: boolean; radar?: boolean } => {
    const ids = textOf(search['ids']);
    const { only, radar } = search;
    return {
      ...(ids && { ids }),
      ...(only === true && { only }),
      ...(radar === true && { radar }),
    };
  },
  component: lazyRouteComponent(() => import('./compare/ComparePage.tsx'), 'ComparePage'),
});

const platformRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/platforms/$id',
  validateSearch: (search: Record<string, unknown>): { hours?: RangeHours } & Choices => ({
    ...choicesOf(search),
    ...(isRange(search['hours']) ? { hours: search['hours'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./platform/PlatformPage.tsx'), 'PlatformPage'),
});

const overviewPages = () => import('./platform/pages.ts');

const overviewRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: '/',
  // What people told was on the one page there was: links to it lead on to where it is.
  beforeLoad: ({ location: { hash }, params }) => {
    if (hash !== 'entries' && !hash.startsWith('entry/')) return;
    throw redirect({ to: '/platforms/$id/evidence', params, hash, replace: true });
  },
  component: lazyRouteComponent(overviewPages, 'OverviewPart'),
});

const pricesRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'prices',
  component: lazyRouteComponent(() => import('./platform/parts/PricesPart.tsx'), 'PricesPart'),
});

const serviceRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'service',
  component: lazyRouteComponent(() => import('./service/ServicePart.tsx'), 'ServicePart'),
});

const recordsRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'records',
  component: lazyRouteComponent(() => import('./platform/parts/RecordsPart.tsx'), 'RecordsPart'),
});

const keptRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'evidence',
  component: lazyRouteComponent(() => import('./platform/parts/EvidencePart.tsx'), 'EvidencePart'),
});

const probesRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'probes',
  component: lazyRouteComponent(() => import('./platform/parts/ProbesPart.tsx'), 'ProbesPart'),
});

/** The same for paper, without the parts. */
const platformReportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/platforms/$id/report',
  component: lazyRouteComponent(overviewPages, 'PlatformReportPage'),
});

/** A kind's form, or the choice of a kind. */
const entryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/platforms/$id/entries/new/{-$kind}',
  validateSearch: (search: Record<string, unknown>): { replaces?: string; follows?: string } => {
    const [replaces, follows] = [textOf(search['replaces']), textOf(search['follows'])];
    return { ...(replaces && { replaces }), ...(follows && { follows }) };
  },
  component: lazyRouteComponent(() => import('./entries/NewEntryPage.tsx'), 'NewEntryPage'),
});

const logRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log/new',
  validateSearch: (search: Record<string, unknown>): { type?: LogType; platform?: string } => {
    const { type } = search;
    const platform = textOf(search['platform']);
    return { ...(isLogType(type) ? { type } : {}), ...(platform && { platform }) };
  },
  component: lazyRouteComponent(() => import('./log/LogPage.tsx'), 'LogPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('./imports/ImportsPage.tsx'), 'ImportsPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  validateSearch: (search: Record<string, unknown>): { url?: string } => {
    const url = textOf(search['url']);
    return url === undefined ? {} : { url };
  },
  component: lazyRouteComponent(() => import('./register/RegisterPage.tsx'), 'RegisterPage'),
});

const alertsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts',
  validateSearch: (search: Record<string, unknown>): { state?: AlertFilter } =>
    isAlertState(search['state']) ? { state: search['state'] } : {},
  component: lazyRouteComponent(() => import('./alerts/AlertsPage.tsx'), 'AlertsPage'),
});

const alertRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts/$id',
  component: lazyRouteComponent(() => import('./alerts/AlertPage.tsx'), 'AlertPage'),
});

const rulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts/rules',
  component: lazyRouteComponent(() => import('./alerts/rules/RulesPage.tsx'), 'RulesPage'),
});

const silencesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts/silences',
  component: lazyRouteComponent(() => import('./alerts/silences/SilencesPage.tsx'), 'SilencesPage'),
});

const routesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts/routes',
  component: lazyRouteComponent(() => import('./alerts/routes/RoutesPage.tsx'), 'RoutesPage'),
});

const methodRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/method',
  component: lazyRouteComponent(() => import('./method/MethodPage.tsx'), 'MethodPage'),
});

const weightsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/weights',
  validateSearch: (search: Record<string, unknown>): { w?: string } => {
    const w = textOf(search['w']);
    return w === undefined ? {} : { w };
  },
  component: lazyRouteComponent(() => import('./weights/WeightsPage.tsx'), 'WeightsPage'),
});

const trustRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/trust',
  component: lazyRouteComponent(() => import('./trust/TrustPage.tsx'), 'TrustPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('./setup/SetupPage.tsx'), 'SetupPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
});

const evidencePages = () => import('./evidence/pages.ts');

function evidenceSearch(search: Record<string, unknown>): { of?: string } & Choices {
  const of = textOf(search['of']);
  return { ...choicesOf(search), ...(of === undefined ? {} : { of }) };
}

const evidenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/$sha256',
  validateSearch: evidenceSearch,
  component: lazyRouteComponent(evidencePages, 'EvidencePage'),
});

const previousRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/$sha256/previous',
  validateSearch: evidenceSearch,
  component: lazyRouteComponent(evidencePages, 'PreviousPage'),
});

const diffRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/$before/diff/$after',
  validateSearch: evidenceSearch,
  component: lazyRouteComponent(evidencePages, 'DiffPage'),
});

const packRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/packs/$id',
  component: lazyRouteComponent(() => import('./packs/PackPage.tsx'), 'PackPage'),
});

const channelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/channels',
  component: lazyRouteComponent(() => import('./channels/ChannelsPage.tsx'), 'ChannelsPage'),
});

/** A kind's form, or the choice of a kind. */
const newChannelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/channels/new/{-$kind}',
  component: lazyRouteComponent(() => import('./channels/NewChannelPage.tsx'), 'NewChannelPage'),
});

const channelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/channels/$id',
  component: lazyRouteComponent(() => import('./channels/ChannelPage.tsx'), 'ChannelPage'),
});

const vantagesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vantages',
  component: lazyRouteComponent(() => import('./vantages/VantagesPage.tsx'), 'VantagesPage'),
});

const allProbesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/probes',
  validateSearch: (
    search: Record<string, unknown>,
  ): { q?: string; state?: ProbeFilter; cursor?: string } => {
    const [q, cursor] = [textOf(search['q']), textOf(search['cursor'])];
    const { state } = search;
    return {
      ...(q && { q }),
      ...(isProbeFilter(state) ? { state } : {}),
      ...(cursor && { cursor }),
    };
  },
  component: lazyRouteComponent(() => import('./probes/ProbesPage.tsx'), 'ProbesPage'),
});

const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('./reports/ReportsPage.tsx'), 'ReportsPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/$id',
  component: lazyRouteComponent(() => import('./reports/ReportPage.tsx'), 'ReportPage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    todayRoute,
    platformsRoute,
    compareRoute,
    platformRoute.addChildren([
      overviewRoute,
      pricesRoute,
      serviceRoute,
      recordsRoute,
      keptRoute,
      probesRoute,
    ]),
    platformReportRoute,
    entryRoute,
    logRoute,
    importsRoute,
    registerRoute,
    alertsRoute,
    rulesRoute,
    silencesRoute,
    routesRoute,
    alertRoute,
    methodRoute,
    weightsRoute,
    trustRoute,
    setupRoute,
    settingsRoute,
    channelsRoute,
    newChannelRoute,
    channelRoute,
    vantagesRoute,
    allProbesRoute,
    reportsRoute,
    reportRoute,
    packRoute,
    evidenceRoute,
    previousRoute,
    diffRoute,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Crash,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
