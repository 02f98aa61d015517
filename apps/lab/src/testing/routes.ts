import type { SeededWorld } from './seed-world.ts';

/** A page of the dashboard in a state that its address tells. */
export interface VisitedRoute {
  name: string;
  /** As the router knows it. */
  pattern: string;
  path: string;
  /** Shows itself whole before anything was asked for. */
  still?: true;
  /** The part of a page that has the tables of its pictures; the picture's own section unless said. */
  tables?: 'main';
  /** The names of buttons by which it opens dialogs. */
  dialogs?: readonly string[];
}

const PLATFORM = '/platforms/$id';
const PARTS: { part: string; dialogs?: readonly string[] }[] = [
  { part: 'prices' },
  { part: 'service' },
  { part: 'records' },
  { part: 'evidence', dialogs: ['导出证据包', '撤回'] },
  { part: 'probes', dialogs: ['添加探测', '添加维护时段', '时间安排', '设置'] },
];

/** Every page there is, in states that are worth a look. */
export function routesOf(world: SeededWorld): VisitedRoute[] {
  const { platforms, alert, channel, report, pack, before, after, look } = world;
  const [id] = platforms;
  const of = `of=${encodeURIComponent(look)}`;
  const some = (count: number) => platforms.slice(0, count).join(',');
  const parts = PARTS.map(({ part, ...more }) => ({
    ...more,
    name: `platform, ${part}`,
    pattern: part,
    path: `/platforms/${id}/${part}`,
  }));
  return [
    { name: 'today', pattern: '/', path: '/?mine=true' },
    { name: 'platforms', pattern: '/platforms', path: '/platforms?sort=price&rev=true&f=moq' },
    { name: 'platforms, none found', pattern: '/platforms', path: '/platforms?q=xyzzy' },
    {
      name: 'platform',
      pattern: PLATFORM,
      path: `/platforms/${id}?hours=720`,
      dialogs: ['修改资料', '试试别的权重'],
    },
    ...parts,
    {
      name: 'platform on paper',
      pattern: '/platforms/$id/report',
      path: `/platforms/${id}/report`,
    },
    {
      name: 'compare two',
      pattern: '/compare',
      path: `/compare?ids=${some(2)}&only=true`,
      tables: 'main',
    },
    {
      name: 'compare four',
      pattern: '/compare',
      path: `/compare?ids=${some(4)}&radar=true`,
      tables: 'main',
    },
    { name: 'compare nothing', pattern: '/compare', path: '/compare' },
    { name: 'alerts', pattern: '/alerts', path: '/alerts?state=all' },
    { name: 'an alert', pattern: '/alerts/$id', path: `/alerts/${alert}`, dialogs: ['误报'] },
    {
      name: 'rules',
      pattern: '/alerts/rules',
      path: '/alerts/rules',
      dialogs: ['调整: 整站打不开'],
    },
    {
      name: 'silences',
      pattern: '/alerts/silences',
      path: '/alerts/silences',
      dialogs: ['添加静音'],
    },
    { name: 'routes', pattern: '/alerts/routes', path: '/alerts/routes', dialogs: ['添加路由'] },
    { name: 'channels', pattern: '/channels', path: '/channels' },
    { name: 'a channel', pattern: '/channels/$id', path: `/channels/${channel}` },
    { name: 'kinds of channels', pattern: '/channels/new/{-$kind}', path: '/channels/new' },
    { name: 'a new channel', pattern: '/channels/new/{-$kind}', path: '/channels/new/webhook' },
    { name: 'register', pattern: '/register', path: '/register', still: true },
    {
      name: 'log a chat',
      pattern: '/log/new',
      path: `/log/new?type=chat&platform=${id}`,
      still: true,
    },
    { name: 'log a purchase', pattern: '/log/new', path: '/log/new?type=purchase', still: true },
    {
      name: 'kinds of entries',
      pattern: '/platforms/$id/entries/new/{-$kind}',
      path: `/platforms/${id}/entries/new`,
    },
    {
      name: 'a new entry',
      pattern: '/platforms/$id/entries/new/{-$kind}',
      path: `/platforms/${id}/entries/new/procurement-proof`,
    },
    { name: 'imports', pattern: '/imports', path: '/imports', dialogs: ['整批撤回'] },
    { name: 'evidence', pattern: '/evidence/$sha256', path: `/evidence/${after}?${of}` },
    {
      name: 'earlier evidence',
      pattern: '/evidence/$sha256/previous',
      path: `/evidence/${before}/previous`,
    },
    {
      name: 'before and after',
      pattern: '/evidence/$before/diff/$after',
      path: `/evidence/${before}/diff/${after}?${of}`,
    },
    { name: 'a pack', pattern: '/evidence/packs/$id', path: `/evidence/packs/${pack}` },
    { name: 'weights', pattern: '/weights', path: '/weights?w=20-20-20-15-15-10' },
    { name: 'trust', pattern: '/trust', path: '/trust' },
    { name: 'method', pattern: '/method', path: '/method', still: true },
    { name: 'probes', pattern: '/probes', path: '/probes?q=%E7%99%BE' },
    { name: 'vantages', pattern: '/vantages', path: '/vantages' },
    { name: 'reports', pattern: '/reports', path: '/reports', dialogs: ['添加计划', '修改'] },
    { name: 'a report', pattern: '/reports/$id', path: `/reports/${report}` },
    {
      name: 'settings',
      pattern: '/settings',
      path: '/settings',
      still: true,
      dialogs: ['清除这台设备上的数据'],
    },
    { name: 'setup', pattern: '/setup', path: '/setup', still: true },
    { name: 'nowhere', pattern: '*', path: '/nowhere', still: true },
  ];
}
