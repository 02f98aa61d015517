/** The first start. */
export const setup = {
  title: '开始使用',
  lead: '三步就够。随时可以离开，回来接着做。',
  register: '1. 登记第一家平台',
  registered: (name: string) => `已登记：${name}。`,
  another: '再登记一家',
  read: '2. 看读数和评分',
  readText:
    '登记后立刻看第一次，几秒后平台页就有读数。评分要多看几次才准，在那之前注明「样本不足」，每一分扣在哪里都点得开。',
  open: (name: string) => `打开 ${name}`,
  notify: '3. 出事时通知到您',
  notifyText:
    '发到微信群、邮箱或手机，加好后可以发一条测试消息。不加也行：告警总在「今天」和「告警」里。',
  channels: (n: string) => `已有 ${n} 个渠道`,
  addChannel: '添加通知渠道',
  rest: '语言、外观、键盘和导出：',
  settings: '设置',
} as const;
