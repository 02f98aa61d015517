/** Kinds of changes. */
export const changes = {
  'price-changed': '价格变动',
  'sold-out': '售罄',
  restocked: '补货',
  'product-state-changed': '商品状态变化',
  'shop-state-changed': '店铺状态变化',
  'became-unreachable': '打不开',
  'became-reachable': '恢复访问',
  'record-published': '新增公开记录',
  'record-changed': '公开记录变更',
  'publication-ended': '停止公示',
  degraded: '变差',
  recovered: '恢复',
};
