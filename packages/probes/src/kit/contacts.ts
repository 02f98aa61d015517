export interface Contact {
  channel: string;
  value: string;
}

/** Short list of our own: how customer service shows in a page's source. Group 1 is the value. */
const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  [
    'qq',
    /(?:wpa\.qq\.com\/msgrd|tencent:\/\/message|mqqwpa:\/\/im\/chat)[^"'\s<>]{0,120}?uin=(\d{5,11})/gi,
  ],
  ['qq', /QQ(?:客服|号)?\s{0,3}[:：]\s{0,3}(\d{5,11})/gi],
  // Companies' QQ: 800 and 400 numbers of its own kind.
  [
    'qq-business',
    /(?:b\.qq\.com\/webc?[^"'\s<>]{0,80}?(?:num|na)=|企业QQ\s{0,3}[:：]?\s{0,3})([48]00\d{6,7})/gi,
  ],
  ['wecom', /(work\.weixin\.qq\.com\/kfid\/kfc\w{1,64})/gi],
  ['wechat', /(?:微信|VX|WeChat)(?:客服|号)?\s{0,3}[:：]\s{0,3}([a-z][\w-]{5,19})/gi],
  ['wechat-link', /(weixin:\/\/[\w/?=.&-]{1,100})/gi],
  ['meiqia', /_MEIQIA\(\s{0,3}["']entId["']\s{0,3},\s{0,3}["']?(\w{1,40})/gi],
  ['meiqia', /static\.meiqia\.com\/dist\/(meiqia\.js)/gi],
  ['53kf', /tb\.53kf\.com\/code\/(?:code|client)\/([\w/]{1,60})/gi],
  ['salesmartly', /plugin-code\.salesmartly\.com\/js\/(project_[\w.]{1,80})/gi],
  ['tawk', /embed\.tawk\.to\/(\w{1,40}\/\w{1,40})/gi],
  ['crisp', /(client\.crisp\.chat\/l\.js)/gi],
  ['crisp', /CRISP_WEBSITE_ID\s{0,3}=\s{0,3}["']([\w-]{1,60})/gi],
  ['chatwoot', /(chatwootSDK\.run|\/packs\/js\/sdk\.js)/gi],
  ['sobot', /([\w-]{1,40}\.sobot\.com)/gi],
  ['intercom', /(widget\.intercom\.io)/gi],
  ['tidio', /code\.tidio\.co\/(\w{1,60})/gi],
  ['livechat', /(cdn\.livechatinc\.com)/gi],
  ['zendesk', /(v2\.zopim\.com|static\.zdassets\.com)/gi],
  ['tiledesk', /window\.(tiledeskSettings)/gi],
  ['livehelperchat', /lhc_base_url["']?\s{0,3}[:=]\s{0,3}["']([^"'\s<>]{1,200})/gi],
  ['livehelperchat', /(LHC_API\.args|\/widgetrestapi\/)/gi],
  ['whatsapp', /(?:wa\.me\/|api\.whatsapp\.com\/send\?phone=)(\d{6,15})/gi],
  ['mail', /mailto:([\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})/gi],
  ['xmpp', /xmpp:([\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})/gi],
  ['telegram', /\bt\.me\/(\w{4,40})/gi],
];

const MAX_CONTACTS = 20;

/** Customer-service channels a page shows, each once. A widget being there does not mean that it answers. */
export function contactsIn(source: string): Contact[] {
  const found = new Map<string, Contact>();
  const text = source.slice(0, 1_000_000);
  for (const [channel, pattern] of SIGNATURES) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? '';
      found.set(`${channel} ${value}`, { channel, value });
      if (found.size >= MAX_CONTACTS) return [...found.values()];
    }
  }
  return [...found.values()];
}
