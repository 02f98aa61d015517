/** `iqiyi-svip@hk/12m/code` in its parts, as a form has them. */
export interface ItemParts {
  brand: string;
  count: string;
  unit: 'm' | 'd';
  delivery: 'code' | 'recharge';
}

export function partsOf(item: string | null): ItemParts {
  const [, brand = '', count = '', unit = 'm', delivery = 'code'] =
    /^([^/]+)\/(\d+)([md])\/(code|recharge)$/.exec(item ?? '') ?? [];
  return {
    brand,
    count,
    unit: unit === 'd' ? 'd' : 'm',
    delivery: delivery === 'recharge' ? 'recharge' : 'code',
  };
}

export function keyOf({ brand, count, unit, delivery }: ItemParts): string {
  return `${brand.trim().toLowerCase()}/${count.trim()}${unit}/${delivery}`;
}
