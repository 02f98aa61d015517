import { IMPORT_PROBLEMS } from './import-texts.ts';
import { VANTAGE_PROBLEMS } from './vantage-texts.ts';

type Text = { zh: string; en: string };

/** Every problem the API can answer with, in words that say what to do. */
export const PROBLEMS = {
  'invalid-input': {
    title: { zh: '输入有误', en: 'Invalid input' },
    detail: { zh: '有字段不符合要求，请按提示修改。', en: 'Some fields need to be corrected.' },
  },
  'malformed-body': {
    title: { zh: '请求格式有误', en: 'Malformed request' },
    detail: { zh: '请求体不是有效的 JSON。', en: 'The body is not valid JSON.' },
  },
  'bad-request': {
    title: { zh: '请求有误', en: 'Bad request' },
    detail: {
      zh: '无法理解这个请求，请检查网址。',
      en: 'This request makes no sense; check its address.',
    },
  },
  'unsupported-media-type': {
    title: { zh: '不支持的内容类型', en: 'Unsupported media type' },
    detail: { zh: '请用 application/json 提交。', en: 'Send application/json.' },
  },
  'too-large': {
    title: { zh: '请求过大', en: 'Too large' },
    detail: {
      zh: '请求体超过 1 MB，或上传的文件超过 10 MB。',
      en: 'The body is larger than 1 MB, or a file larger than 10 MB.',
    },
  },
  'headers-too-large': {
    title: { zh: '请求头过大', en: 'Headers too large' },
    detail: { zh: '请求头超过 16 KB。', en: 'The headers are larger than 16 KB.' },
  },
  timeout: {
    title: { zh: '请求太慢', en: 'Request too slow' },
    detail: {
      zh: '请求没有在限定时间内发完。',
      en: 'The request did not arrive in full in time.',
    },
  },
  'not-found': {
    title: { zh: '没有找到', en: 'Not found' },
    detail: {
      zh: '这里没有内容，可能已被删除。',
      en: 'There is nothing here; it may have been deleted.',
    },
  },
  'no-look': {
    title: { zh: '还没有看过', en: 'Not looked yet' },
    detail: { zh: '这个探测还没有结果。', en: 'This probe has no result yet.' },
  },
  'no-series': {
    title: { zh: '没有这种走势', en: 'No such series' },
    detail: {
      zh: '这项指标没有走势可看。有走势的见平台的 series 列表。',
      en: 'This indicator has no course over time. The platform’s list of series names those that have.',
    },
  },
  'not-scored': {
    title: { zh: '尚未评分', en: 'Not scored yet' },
    detail: {
      zh: '第一次探测完成后才有评分，请稍候。',
      en: 'A score exists after the first look. Please wait a moment.',
    },
  },
  'platform-exists': {
    title: { zh: '平台已登记', en: 'Already registered' },
    detail: { zh: '这个网址已经登记过了。', en: 'This site is registered already.' },
  },
  'profile-exists': {
    title: { zh: '画像已存在', en: 'Profile exists' },
    detail: {
      zh: '已经有权重和底线都相同的画像。',
      en: 'There is a profile with the same weights and gates already.',
    },
  },
  'too-many-profiles': {
    title: { zh: '画像太多', en: 'Too many profiles' },
    detail: {
      zh: '自定义画像最多 20 个，请先删除不用的。',
      en: 'At most 20 own profiles are kept. Delete one that is not used.',
    },
  },
  'too-many-probes': {
    title: { zh: '探测太多', en: 'Too many probes' },
    detail: {
      zh: '一个平台最多 40 个探测，请修改已有的。',
      en: 'A platform has at most 40 probes. Change one that it has.',
    },
  },
  'too-many-report-plans': {
    title: { zh: '报告计划太多', en: 'Too many report plans' },
    detail: {
      zh: '最多 50 个，请先删掉不用的。',
      en: 'There may be 50 at most; delete one that is not needed.',
    },
  },
  'not-printed': {
    title: { zh: '还没有 PDF', en: 'No PDF yet' },
    detail: {
      zh: '这份报告还没有印成 PDF：需要一个带浏览器的 worker，通常几秒钟。页面本身随时可以打印。',
      en: 'This report is not printed yet: that takes a worker with a browser, and usually seconds. Its page can be printed at any time.',
    },
  },
  'too-much-maintenance': {
    title: { zh: '维护计划太多', en: 'Too many maintenance plans' },
    detail: {
      zh: '一个平台最多 50 个维护计划，请先删除不用的。',
      en: 'A platform has at most 50 plans of maintenance. Delete one that is not used.',
    },
  },
  'target-not-allowed': {
    title: { zh: '不允许的地址', en: 'Address not allowed' },
    detail: {
      zh: '出于安全考虑，不探测本机、内网和云主机元数据地址。确有需要时，由部署者在 KAOPU_ALLOW_PRIVATE 里放行。',
      en: 'For safety, addresses of this machine, private networks and cloud metadata are not probed. The operator can allow some with KAOPU_ALLOW_PRIVATE.',
    },
  },
  'delivery-not-dead': {
    title: { zh: '不能重发', en: 'Cannot be sent again' },
    detail: {
      zh: '只有没送到的通知能重发，而且它的渠道要开着。',
      en: 'Only messages that did not arrive can be sent again, through a channel that is switched on.',
    },
  },
  'alert-ended': {
    title: { zh: '告警已结束', en: 'Alert has ended' },
    detail: { zh: '这条告警已经恢复或被处理。', en: 'This alert has recovered or was dealt with.' },
  },
  'hit-unknown': {
    title: { zh: '没有这处命中', en: 'No such hit' },
    detail: {
      zh: '最近一次观测里没有这处用语，请刷新后重试。',
      en: 'The newest look met no such wording. Reload and try again.',
    },
  },
  'observation-unknown': {
    title: { zh: '没有这条观测', en: 'No such observation' },
    detail: {
      zh: '这个平台没有这条观测，请核对编号。',
      en: 'This platform has no such observation; check its key.',
    },
  },
  'retraction-final': {
    title: { zh: '撤回不能再撤回', en: 'A retraction is final' },
    detail: {
      zh: '撤回本身不能再撤回；需要时请重新录入或等下一次探测。',
      en: 'A retraction cannot be taken back itself; enter the fact anew or wait for the next look.',
    },
  },
  'no-conversation': {
    title: { zh: '没有可改的对话', en: 'No conversation to correct' },
    detail: {
      zh: '这次观察里没有客服对话，或已被改正、撤回，或对话里没有这一行。请刷新后重试。',
      en: 'This observation has no conversation, was corrected or retracted already, or has no such line. Reload and try again.',
    },
  },
  'already-retracted': {
    title: { zh: '已经撤回过', en: 'Retracted already' },
    detail: { zh: '这条观测已经撤回，不再计分。', en: 'This observation no longer counts.' },
  },
  'upload-needs-bytes': {
    title: { zh: '需要文件内容', en: 'Bytes needed' },
    detail: {
      zh: '请以 application/octet-stream 提交文件内容。',
      en: 'Send the file itself as application/octet-stream.',
    },
  },
  'upload-refused': {
    title: { zh: '不收这种文件', en: 'File type refused' },
    detail: {
      zh: '只收图片（PNG、JPEG、GIF、WebP）、PDF 和纯文本，按内容判断，与文件名无关。',
      en: 'Only pictures (PNG, JPEG, GIF, WebP), PDF and plain text are taken, judged by content and not by name.',
    },
  },
  'entry-exists': {
    title: { zh: '已经录入过', en: 'Logged already' },
    detail: {
      zh: '这条录入已保存，内容与这次不同。要改请在列表里更正它。',
      en: 'This entry was saved before with other content. To change it, correct it in the list.',
    },
  },
  'entry-not-replaced': {
    title: { zh: '要更正的录入已不在', en: 'Nothing to correct' },
    detail: {
      zh: '要更正的录入已被撤回、更正过，或不属于这个平台。',
      en: 'The entry to correct was retracted or corrected before, or is not of this platform.',
    },
  },
  ...IMPORT_PROBLEMS,
  ...VANTAGE_PROBLEMS,
  'import-decided': {
    title: { zh: '导入已处理', en: 'Import decided already' },
    detail: {
      zh: '只能确认或放弃预览中的导入，只能撤回已确认的导入。',
      en: 'Only a preview can be confirmed or discarded, and only a confirmed import retracted.',
    },
  },
  'method-not-on-trial': {
    title: { zh: '方法不在试用中', en: 'Method is not on trial' },
    detail: {
      zh: '只能启用正在试用的方法；它可能已经启用、已被更新的版本取代，或不适用于这个版本的靠谱。',
      en: 'Only a method on trial can be switched on; this one may be on already, superseded, or not fit for this version of Kaopu.',
    },
  },
  'evidence-damaged': {
    title: { zh: '证据已损坏', en: 'Evidence damaged' },
    detail: {
      zh: '存储的内容与登记的哈希不一致，不予显示或导出。',
      en: 'The stored bytes do not match their hash and are neither shown nor exported.',
    },
  },
  'chain-broken': {
    title: { zh: '证据链已损坏', en: 'Evidence chain broken' },
    detail: {
      zh: '证据链接不上，不予导出。请运行 npm run evidence -- verify 查明位置。',
      en: 'The chain of evidence does not link, and nothing is exported. Run npm run evidence -- verify to see where.',
    },
  },
  'store-unreachable': {
    title: { zh: '证据存储没有应答', en: 'Evidence store does not answer' },
    detail: {
      zh: '存放证据的存储桶暂时连不上或拒绝了请求，请稍后重试，或检查 KAOPU_S3_ 开头的设置。',
      en: 'The bucket that holds evidence cannot be reached or refuses us. Try again later, or check the settings that begin with KAOPU_S3_.',
    },
  },
  'no-evidence': {
    title: { zh: '没有证据', en: 'No evidence' },
    detail: {
      zh: '所选的时段或观测没有留下证据。',
      en: 'Nothing was kept of the chosen span or observations.',
    },
  },
  'pack-too-large': {
    title: { zh: '证据包过大', en: 'Pack too large' },
    detail: {
      zh: '一个证据包最多 2000 件、512 MB，PDF 里的图片合计最多 32 MB。请缩短时段，或分成几个。',
      en: 'A pack holds at most 2000 items and 512 MB, its PDF 32 MB of pictures. Choose a shorter span, or make several.',
    },
  },
  'pack-changed': {
    title: { zh: '证据包已被改动', en: 'The pack was changed' },
    detail: {
      zh: '别的页面先改了这个证据包。请重新载入，再改一次。',
      en: 'Another page changed this pack first. Load it anew and change it again.',
    },
  },
  'pack-not-printed': {
    title: { zh: '还没有 PDF', en: 'No PDF yet' },
    detail: {
      zh: '这个证据包还没有印成 PDF：需要一个带浏览器的 worker，通常几秒钟。',
      en: 'This pack is not printed yet: that takes a worker with a browser, and usually seconds.',
    },
  },
  'too-many-packs': {
    title: { zh: '证据包太多', en: 'Too many packs' },
    detail: {
      zh: '一个平台最多 100 个证据包，一个证据包最多 100 件。请先删掉不用的。',
      en: 'A platform has at most 100 packs, and a pack at most 100 items. Delete some first.',
    },
  },
  'evidence-too-complex': {
    title: { zh: '证据过于复杂', en: 'Evidence too complex' },
    detail: {
      zh: '这份内容在时限内处理不完，请下载原件查看。',
      en: 'This content could not be processed within its limits; download the original instead.',
    },
  },
  busy: {
    title: { zh: '正忙', en: 'Busy' },
    detail: {
      zh: '同时的请求太多，请稍后再试。',
      en: 'Too many requests at once; try again soon.',
    },
  },
  'cross-site': {
    title: { zh: '拒绝跨站请求', en: 'Cross-site request refused' },
    detail: {
      zh: '请直接在靠谱的页面里操作。',
      en: 'Please act from Kaopu’s own pages.',
    },
  },
  internal: {
    title: { zh: '内部错误', en: 'Internal error' },
    detail: { zh: '是我们的问题，请稍后重试。', en: 'This is our fault. Please try again later.' },
  },
} as const satisfies Record<string, { title: Text; detail: Text }>;
export type ProblemCode = keyof typeof PROBLEMS;
