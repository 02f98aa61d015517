import { describe, expect, it } from 'vitest';
import { itemKeyOf, itemOf, marketItem } from './item.ts';

describe('itemOf', () => {
  it.each([
    ['爱奇艺黄金VIP会员年卡 12个月 官方卡密直充', 'iqiyi/12m/code'],
    ['爱奇艺黄金会员年卡', 'iqiyi/12m/code'],
    ['爱奇艺会员 365天', 'iqiyi/12m/code'],
    ['爱奇艺白金会员年卡', 'iqiyi-platinum/12m/code'],
    ['腾讯视频VIP年卡', 'tencent-video/12m/code'],
    ['腾讯视频超级影视SVIP月卡 直充', 'tencent-video-svip/1m/recharge'],
    ['优酷会员季卡', 'youku/3m/code'],
    ['优酷VIP会员 半年卡', 'youku/6m/code'],
    ['芒果TV会员 7天 周卡', 'mgtv/7d/code'],
    ['芒果TV会员年卡', 'mgtv/12m/code'],
    ['网易云音乐黑胶年卡(人工)', 'netease-music/12m/code'],
    ['网易云音乐黑胶VIP ３个月 代充', 'netease-music/3m/recharge'],
    ['QQ音乐豪华绿钻 1个月', 'qq-music/1m/code'],
    ['酷狗概念版 31天', 'kugou/1m/code'],
    ['B站大会员年卡', 'bilibili/12m/code'],
    ['喜马拉雅 1年', 'ximalaya/12m/code'],
    ['百度网盘SVIP 2年', 'baidu-disk-svip/24m/code'],
    ['愛奇藝黃金會員年卡', 'iqiyi/12m/code'],
    ['騰訊視頻 十二個月 直充', 'tencent-video/12m/recharge'],
    ['优酷会员三个月', 'youku/3m/code'],
    ['百度網盤 兩年', 'baidu-disk/24m/code'],
    ['知乎盐选周卡', 'zhihu/7d/code'],
  ])('%s is %s', (title, key) => {
    expect(itemOf(title)?.key).toBe(key);
  });

  it.each([
    ['no brand', '视频会员年卡'],
    ['no duration', '爱奇艺黄金会员'],
    ['for life', '爱奇艺永久会员'],
    ['two brands', '爱奇艺+优酷 年卡'],
    ['several durations', '爱奇艺 月卡/季卡/年卡'],
    ['contradictory durations', '爱奇艺 12个月 送 1个月'],
    ['a written year beside a gift', '爱奇艺年卡 买一年送一个月'],
    ['a shared account', '爱奇艺年卡 共享账号'],
    ['nothing', ''],
  ])('does not compare %s', (_what, title) => {
    expect(itemOf(title)).toBeNull();
  });

  it('tells months', () => {
    expect(itemOf('优酷周卡')).toEqual({
      brand: 'youku',
      months: 7 / 30,
      delivery: 'code',
      key: 'youku/7d/code',
    });
  });
});

describe('itemKeyOf', () => {
  const product = { ref: '7', title: '爱奇艺黄金会员年卡' };

  it('goes by the title, until a person says otherwise', () => {
    expect(itemKeyOf(product, {})).toBe('iqiyi/12m/code');
    expect(itemKeyOf(product, { '8': 'youku/1m/code' })).toBe('iqiyi/12m/code');
    expect(itemKeyOf(product, { '7': 'iqiyi-svip/12m/code' })).toBe('iqiyi-svip/12m/code');
    expect(itemKeyOf(product, { '7': null })).toBeNull();
    expect(itemKeyOf({ ...product, ref: 'constructor' }, {})).toBe('iqiyi/12m/code');
  });

  it.each([
    ['爱奇艺国际版会员年卡', 'iqiyi@intl/12m/code'],
    ['优酷视频VIP月卡 港区', 'youku@hk/1m/code'],
    ['腾讯视频SVIP年卡 台湾', 'tencent-video-svip@tw/12m/code'],
  ])('%s is sold for another region', (title, key) => {
    expect(itemKeyOf({ ref: '1', title }, {})).toBe(key);
    expect(marketItem(key)?.key).toBe(key);
  });
});
