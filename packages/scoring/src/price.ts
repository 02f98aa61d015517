export { logPrice } from './price/log-price.ts';
export { medianPrice, priceLevel, type PriceLevel } from './price/level.ts';
export { tierOrder, type Tier } from './price/tiers.ts';
