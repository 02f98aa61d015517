export const listing = {
  filters: '只看',
  fact: {
    moq: '起批≤10',
    'mixed-batch': '混批',
    dropshipping: '一件代发',
    'no-agency-fee': '无代理费',
    authorised: '官方授权',
    'in-use': '我在用的',
  },
  factHelp: {
    moq: '已登记或核实：起批量不超过 10',
    'mixed-batch': '已登记或核实：可以混批',
    dropshipping: '已登记或核实：支持一件代发',
    'no-agency-fee': '底线「代理费」已核实为没有',
    authorised: '底线「品牌授权」已核实，没有一项不符',
    'in-use': '录入过敞口，而且不是 0',
  },
  reverse: '倒序',
  export: '导出 CSV',
  views: '保存的视图',
} as const;
