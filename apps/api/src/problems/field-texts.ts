type Text = { zh: string; en: string };

/** What may be wrong with a single field. */
export const FIELDS = {
  required: { zh: '必填', en: 'required' },
  'wrong-type': { zh: '格式不对', en: 'wrong type' },
  'too-small': { zh: '太短或太小', en: 'too short or too small' },
  'too-big': { zh: '太长或太大', en: 'too long or too large' },
  'not-an-option': { zh: '不在可选范围内', en: 'not one of the options' },
  'too-often': {
    zh: '比任何网站的上限都勤，只能调得更慢',
    en: 'more often than the cap of all sites; it can only be lowered',
  },
  'unknown-field': { zh: '没有这个字段', en: 'unknown field' },
  invalid: { zh: '不符合要求', en: 'invalid' },
  'url-invalid': {
    zh: '请填写以 http:// 或 https:// 开头的网址',
    en: 'enter an address that starts with http:// or https://',
  },
  'uscc-invalid': {
    zh: '统一社会信用代码的格式或校验位不对，请核对',
    en: 'the unified social credit code or its check character is wrong',
  },
  'secret-invalid': {
    zh: '不是这种渠道的密钥；Webhook 的是 whsec_ 加 24 至 64 字节的 base64',
    en: 'is no secret of this kind; a webhook’s is whsec_ and 24 to 64 bytes in base64',
  },
  'address-invalid': { zh: '不是邮箱地址', en: 'is no e-mail address' },
  'template-invalid': {
    zh: '模板读不懂，或者运算量太大',
    en: 'is a template that cannot be read, or costs too much',
  },
  'item-invalid': {
    zh: '应为「品牌/时长/交付」，例如 iqiyi/12m/code',
    en: 'must be brand/duration/delivery, such as iqiyi/12m/code',
  },
  'ref-repeated': { zh: '同一个商品编号出现了两次', en: 'a product id appears twice' },
  'unknown-entry': { zh: '没有这种录入', en: 'no such kind of entry' },
  'reporter-invalid': { zh: '请填写 1 至 40 个字的称呼', en: 'enter a name of 1 to 40 characters' },
  'in-the-future': { zh: '不能晚于现在', en: 'cannot be in the future' },
  'too-long-ago': { zh: '不能早于 2020 年', en: 'cannot be before 2020' },
  'after-entry-date': { zh: '不能晚于这条录入的时间', en: 'cannot be after the date of the entry' },
  'too-early': { zh: '不能早于前一个时间', en: 'cannot be before the time it follows' },
  'no-span': {
    zh: '请先开始计时；停止不能早于开始',
    en: 'start the timer first; it cannot stop before it started',
  },
  'stopped-means-answered': {
    zh: '停了表才选「真人答复了」，没停就选别的',
    en: '“A human answered” goes with a stopped timer, anything else with a running one',
  },
  'closed-needs-outcome': {
    zh: '了结时间和结果要一起填，或都不填',
    en: 'give both the time of closing and the outcome, or neither',
  },
  'more-than-bought': { zh: '不能多于买的张数', en: 'cannot be more than were bought' },
  'result-contradicts': {
    zh: '和能用的张数对不上',
    en: 'contradicts the number of cards that worked',
  },
  'paid-needs-date': {
    zh: '到账了就填到账时间，没到账就不填',
    en: 'give the time of payment when it was paid, and only then',
  },
  'needs-both': { zh: '核对笔数和对不上的笔数要一起填', en: 'give both numbers or neither' },
  'more-than-reconciled': { zh: '不能多于核对的笔数', en: 'cannot be more than were reconciled' },
  'nothing-said': { zh: '至少填一项', en: 'fill in at least one' },
  'records-contradict': {
    zh: '有记录时至少填一条，其他结果不要填记录',
    en: 'list at least one record when there are any, and none otherwise',
  },
  'no-uploads': { zh: '这种录入不收文件', en: 'this kind of entry takes no files' },
  'upload-unknown': {
    zh: '没有收到这个文件，请重新上传',
    en: 'this file has not arrived; upload it again',
  },
  'entry-unknown': { zh: '没有这条录入', en: 'no such entry' },
  'too-many-rendered': {
    zh: '用浏览器打开的商品最多 20 件，请分到几个探测里',
    en: 'at most 20 products may be opened in a browser; spread them over several probes',
  },
  'vantage-name': {
    zh: '以字母、汉字或数字开头，最多 60 个字；可含空格、点、横线',
    en: 'starts with a letter or a digit; at most 60 letters, digits, spaces, dots and dashes',
  },
  'quorum-too-large': {
    zh: '不能多于「询问几个」加我方自己的一个',
    en: 'cannot be more than those asked and our own look',
  },
  'channel-unknown': { zh: '没有这个通知渠道', en: 'no such channel' },
  'platform-unknown': { zh: '没有这个平台', en: 'no such platform' },
  'not-whole': { zh: '应为整数', en: 'must be a whole number' },
  'one-or-the-other': { zh: '平台和标签只能选一个', en: 'a platform or a tag, not both' },
  'unknown-probe': { zh: '没有这种探测', en: 'no such probe' },
  'interval-too-short': {
    zh: '间隔太短，会打扰对方网站',
    en: 'the interval is too short to be polite',
  },
  'time-zone-unknown': {
    zh: '没有这个时区，例如 Asia/Shanghai',
    en: 'no such time zone; one is Asia/Shanghai',
  },
  'time-invalid': { zh: '请填写时刻，例如 09:30', en: 'enter a time of day, such as 09:30' },
  'window-empty': { zh: '开始和结束不能相同', en: 'it cannot end when it begins' },
  'cron-invalid': {
    zh: '请填写五段的 cron 表达式：分 时 日 月 星期，例如 30 9 * * 1-5',
    en: 'enter a cron line of five fields: minute, hour, day, month, weekday, such as 30 9 * * 1-5',
  },
  'cron-never': {
    zh: '这样的日期不存在，永远不会执行',
    en: 'there is no such day: it would never come',
  },
  'in-the-past': { zh: '不能早于现在', en: 'cannot be in the past' },
  'weight-invalid': { zh: '权重不能是负数', en: 'a weight cannot be negative' },
  'no-weight': { zh: '至少要有一项权重大于 0', en: 'at least one weight must be above 0' },
  'qualification-too-light': {
    zh: '资质是底线，至少要占总权重的 15%',
    en: 'qualification is a floor: at least 15% of all weight',
  },
  'floor-repeated': { zh: '同一条底线出现了两次', en: 'a gate appears twice' },
  'version-not-later': {
    zh: '版本号必须比当前方法的大',
    en: 'the version must be later than the current method’s',
  },
  'nothing-changed': {
    zh: '与当前方法相同，没有可试的',
    en: 'the same as the current method: nothing to try',
  },
  'weights-sum': {
    zh: '同一维度内各指标的权重之和必须为 1',
    en: 'the weights of a dimension’s indicators must sum to 1',
  },
  'prior-too-weak': {
    zh: '先验太弱：更好的观测可能反而拉低下限',
    en: 'the prior is too weak: a better observation could lower the lower bound',
  },
  'grades-disordered': {
    zh: '等级线必须依次递减：A、B、C、D',
    en: 'grades must fall from A over B and C to D',
  },
  'cursor-invalid': { zh: '翻页标记无效', en: 'invalid cursor' },
  'private-address': {
    zh: '这是本机、内网或元数据地址，默认不允许',
    en: 'an address of this machine, a private network or metadata: not allowed by default',
  },
  'port-refused': {
    zh: '只允许 80、443、8080、8443 端口',
    en: 'only ports 80, 443, 8080 and 8443 are allowed',
  },
  'credentials-refused': {
    zh: '网址里不要带用户名和密码',
    en: 'no user name or password in an address',
  },
} as const satisfies Record<string, Text>;
export type FieldCode = keyof typeof FIELDS;
