/** What may become of a bought card, as the `card` findings have it. */
export const CARD_RESULTS = {
  worked: ['能用', 'Works'],
  'worked-after-exchange': ['换卡后能用', 'Works after an exchange'],
  failed: ['不能用', 'Does not work'],
  'already-redeemed': ['已被兑换过', 'Redeemed before'],
  revoked: ['用后被收回', 'Taken back later'],
  'account-banned': ['账号被封', 'Account banned'],
} as const;
