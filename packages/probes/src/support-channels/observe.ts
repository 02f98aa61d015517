import { contactsIn } from '../kit/contacts.ts';
import { unknown } from '../kit/fault.ts';
import { visibleText } from '../kit/html.ts';
import { lookAt } from '../kit/look.ts';
import type { Outcome, ProbeContext } from '../kit/types.ts';
import type { Config, Seen } from './schema.ts';

const CLAIM =
  /7\s{0,3}(?:[×xX*✕天]|\*)\s{0,3}24|全天候(?:客服|服务|在线)|24\s{0,3}小时(?:客服|在线|服务)/;
const SCAN =
  /(?:扫码|扫一扫|扫描|二维码)[^<>]{0,20}(?:客服|微信|联系|咨询)|(?:客服|微信|联系|咨询)[^<>]{0,20}(?:扫码|扫一扫|二维码)/;

/** Which ways to customer service the pages show. A page that cannot be read leaves all unknown. Only bugs throw. */
export async function observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> {
  const channels = new Map<string, Seen['channels'][number]>();
  let codeToScan = false;
  let claims7x24 = false;
  for (const url of config.urls) {
    const look = await lookAt(context, url);
    if (look.kind === 'failed') return unknown(look.cause, look.detail);
    const { page, health } = look;
    if (page.status >= 400) return unknown('unreachable', `HTTP ${page.status}`);
    if (health.kind !== 'ok')
      return unknown('unparseable', `the page is not there: ${health.kind}`);
    for (const { channel, value } of contactsIn(page.text)) {
      channels.set(`${channel} ${value}`, { channel, value: value.slice(0, 300) });
    }
    const text = visibleText(page);
    codeToScan ||= SCAN.test(text);
    claims7x24 ||= CLAIM.test(text);
  }
  const seen = { channels: [...channels.values()].slice(0, 100), codeToScan, claims7x24 };
  return { kind: 'observed', seen: { ...seen, pages: config.urls.length } };
}
