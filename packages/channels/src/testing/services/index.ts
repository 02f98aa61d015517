import { chan, pushplus, wxpusher, bark, ntfy } from './phone-push.ts';
import { telegram, slack, discord } from './chat-apps.ts';
import { webhook, webPush } from './open-standards.ts';
import { wecomRobot, wecomApp, dingtalkRobot, feishuRobot } from './team-robots.ts';
import type { Service } from './service.ts';

export * from './service.ts';

export const SERVICES: readonly Service[] = [
  wecomRobot,
  wecomApp,
  dingtalkRobot,
  feishuRobot,
  chan('serverchan-turbo', 'SCT1abcdef', '/SCT1abcdef.send'),
  chan('serverchan-3', 'sctp99tabcdef', '/send/sctp99tabcdef.send'),
  pushplus,
  wxpusher,
  bark,
  ntfy,
  telegram,
  slack,
  discord,
  webhook,
  webPush,
];
