/** Problems of vantages and of those who register them. */
export const VANTAGE_PROBLEMS = {
  'vantage-token': {
    title: { zh: '观测点凭证无效', en: 'Vantage token not accepted' },
    detail: {
      zh: '凭证不对或已被停用。请在「观测点」页面重新生成。',
      en: 'The token is wrong or was revoked. Make a new one on the page of vantages.',
    },
  },
  'vantage-name': {
    title: { zh: '凭证属于另一个观测点', en: 'This token is another vantage’s' },
    detail: {
      zh: '启动时的 --vantage 名称要和登记时的一致。',
      en: 'The name given with --vantage must be the one it was registered under.',
    },
  },
  'vantage-exists': {
    title: { zh: '观测点已存在', en: 'This vantage exists already' },
    detail: {
      zh: '同名的观测点正在使用。先停用它，或换一个名称。',
      en: 'A vantage of this name is in use. Revoke it first, or choose another name.',
    },
  },
  'vantage-look-over': {
    title: { zh: '这次观测已经结束', en: 'This look is over' },
    detail: {
      zh: '没有人再等这次观测的结果：太迟、已经交过，或超过了大小上限。',
      en: 'Nobody waits for this look: it came too late, was handed in before, or is too large.',
    },
  },
  'evidence-hash': {
    title: { zh: '证据与哈希不符', en: 'Evidence does not match its hash' },
    detail: {
      zh: '收到的字节与声明的 SHA-256 不一致，请重新提交。',
      en: 'The bytes that came are not those of the SHA-256 given; send them again.',
    },
  },
  'evidence-missing': {
    title: { zh: '证据尚未提交', en: 'Evidence not handed in' },
    detail: {
      zh: '结果里引用的证据没有在这次观测里提交过。',
      en: 'The result cites evidence that was not handed in for this look.',
    },
  },
} as const;
