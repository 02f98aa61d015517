import { describe, expect, it } from 'vitest';
import { fixture } from '../testing/fixtures.ts';
import { pageHealth } from './page-health.ts';
import type { Page } from './types.ts';

function page(text: string, status = 200, headers: Record<string, string> = {}): Page {
  return {
    url: 'http://shop.example/',
    status,
    headers,
    text,
    bytes: new TextEncoder().encode(text),
    phases: { dns: null, connect: null, tls: null, firstByte: null, total: 1 },
    tls: null,
  };
}

const SHOP = `<html><title>卡铺</title><body>${'<p>会员年卡 自动发货 库存 30</p>'.repeat(40)}</body></html>`;

describe('pageHealth', () => {
  it.each([
    ['a shop', page(SHOP)],
    ['a shop in maintenance of something else', page(SHOP.replace('卡铺', '设备维护工具年卡'))],
    [
      'a product page with a captcha in its order form',
      page(fixture('dujiaoka/unicorn-buy-1.html')),
    ],
    ['an index filled in by script', page(fixture('acg-faka/index.html'))],
    ['a product filled in by script', page(fixture('acg-faka/item-7.html'))],
    [
      'a shop behind geetest for orders only',
      page(
        SHOP.replace('<body>', '<script src="https://static.geetest.com/gt.js"></script><body>'),
      ),
    ],
    [
      'a login form with a captcha field',
      page('<title>登录</title><form><input type=password><label>请输入验证码</label></form>'),
    ],
    ['a tiny shop that sells jigsaws', page('<title>小店</title><p>拼图游戏月卡 ¥5</p>')],
    ['a list as JSON', page(fixture('acg-faka/list.json'))],
    [
      'a shop that upholds something',
      page('<title>小店</title><p>维护中国消费者权益，年卡 ¥5</p>'),
    ],
    ['a plain server error', page('<h1>Server Error</h1>', 500)],
    ['a shop that never closes', page(SHOP.replace('卡铺', '本店24小时不打烊'))],
  ])('lets %s pass', (_what, input) => {
    expect(pageHealth(input)).toEqual({ kind: 'ok' });
  });

  it.each(['', ' \n\t '])('calls an answer of "%s" blank', (body) => {
    expect(pageHealth(page(body))).toEqual({ kind: 'blank' });
  });

  it.each([
    ['Cloudflare', page(fixture('walls/cloudflare.html'), 403), 'challenged'],
    ['Cloudflare by its header', page(SHOP, 403, { 'cf-mitigated': 'challenge' }), 'challenged'],
    [
      'the 521 cookie dance',
      page(fixture('walls/jsl.html'), 521, { 'set-cookie': '__jsluid_s=1' }),
      'challenged',
    ],
    ['a 412 script', page('<script>$_ts={}</script>', 412), 'challenged'],
    ['a captcha wall with status 200', page(fixture('walls/captcha.html')), 'challenged'],
    ['a captcha asked for by an API', page('{"code":0,"msg":"验证码错误"}'), 'challenged'],
    ['a firewall', page(fixture('walls/firewall.html')), 'blocked'],
    ['403', page('<h1>Forbidden</h1>', 403), 'blocked'],
    ['429', page('slow down', 429), 'blocked'],
    ['503 with Retry-After', page('later', 503, { 'retry-after': '60' }), 'blocked'],
    ['a login wall', page('{"code":0,"msg":"请先登录后再购买哦"}'), 'login-required'],
    ['401', page('', 401), 'login-required'],
    ['a closed shop by title', page(fixture('acg-faka/closed.html')), 'shop-closed'],
    ['a closed shop by message', page('{"code":0,"msg":"店铺歇业中"}'), 'shop-closed'],
    ['a closed shop with a long page', page(SHOP.replace('卡铺', '店铺正在维护')), 'shop-closed'],
    ['a frozen shop', page('<title>提示</title><p>店铺已冻结</p>'), 'shop-frozen'],
    ['maintenance', page('<title>系统升级维护中</title>', 503), 'maintenance'],
  ] as const)('recognises %s', (_what, input, kind) => {
    expect(pageHealth(input).kind).toBe(kind);
  });
});
