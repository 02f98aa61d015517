import { bark } from './bark/index.ts';
import { dingtalkRobot } from './dingtalk-robot/index.ts';
import { discord } from './discord/index.ts';
import { email } from './email/index.ts';
import { feed } from './feed/index.ts';
import { feishuRobot } from './feishu-robot/index.ts';
import type { Channel } from './kit/types.ts';
import { ntfy } from './ntfy/index.ts';
import { pushplus } from './pushplus/index.ts';
import { serverchan3 } from './serverchan-3/index.ts';
import { serverchanTurbo } from './serverchan-turbo/index.ts';
import { slack } from './slack/index.ts';
import { telegram } from './telegram/index.ts';
import { webPush } from './web-push/index.ts';
import { webhook } from './webhook/index.ts';
import { wecomApp } from './wecom-app/index.ts';
import { wecomRobot } from './wecom-robot/index.ts';
import { wxpusher } from './wxpusher/index.ts';

/** All kinds, in the order in which they are offered. */
export const CHANNELS: readonly Channel[] = [
  wecomRobot,
  wecomApp,
  dingtalkRobot,
  feishuRobot,
  serverchanTurbo,
  serverchan3,
  pushplus,
  wxpusher,
  bark,
  ntfy,
  email,
  webPush,
  feed,
  webhook,
  telegram,
  slack,
  discord,
];

const BY_KIND = new Map(CHANNELS.map((channel) => [channel.kind, channel]));

export function channelByKind(kind: string): Channel | undefined {
  return BY_KIND.get(kind);
}
