import { describe, expect, it } from 'vitest';
import { refusalOf } from '../kit/storefronts/listing.ts';

describe('what an interface says instead of a product', () => {
  it.each([
    ['该商品暂未上架', { state: 'delisted' }],
    ['商品已下架', { state: 'delisted' }],
    ['该商品禁止下单', { state: 'delisted' }],
    ['商品不存在', { state: 'not_found' }],
    ['链接不存在!', { state: 'not_found' }],
    ['店铺歇业中', { state: 'shop_closed' }],
    ['网站正在维护', { state: 'shop_closed' }],
    ['店铺已冻结', { state: 'shop_frozen' }],
    ['请先登录后再购买哦', { state: 'login_required' }],
    ['库存不足', { state: 'sold_out' }],
    ['密钥错误', { cause: 'credentials' }],
    ['签名验证失败', { cause: 'credentials' }],
    ['signature verification failed: invalid signature', { cause: 'credentials' }],
    ['用户名或密码不正确', { cause: 'credentials' }],
    ['商户不存在', { cause: 'credentials' }],
    ['IP不在白名单', { cause: 'credentials' }],
    ['接口版本过低，请升级', { cause: 'old-version' }],
    ['验证码错误', { cause: 'challenged' }],
    ['请求过于频繁', { cause: 'blocked' }],
    ['起购数量不能少于 10 张！', null],
    ['', null],
  ])('%s', (message, meaning) => expect(refusalOf(message)).toEqual(meaning));
});
