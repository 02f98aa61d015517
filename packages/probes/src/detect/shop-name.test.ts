import { expect, it } from 'vitest';
import { shopName } from './shop-name.ts';

it.each([
  ['购物 - 小年卡盟测试店', '小年卡盟测试店'],
  ['首页 | 小年卡盟 - 影音年卡批发', '小年卡盟 - 影音年卡批发'],
  ['Home — Card Shop', 'Card Shop'],
  ['购物天堂', '购物天堂'],
  ['首页', '首页'],
  ['首页 - ', '首页 - '],
  ['', ''],
])('the shop of "%s" is called "%s"', (title, name) => expect(shopName(title)).toBe(name));
