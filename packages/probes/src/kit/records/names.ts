/** What a company's name is compared by: width, case, spaces, brackets and separators made uniform. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b-\u200f\u2060\ufeff"'“”‘’,，、。.·•]/g, '')
    .replace(/[[{〔【﹝]/g, '(')
    .replace(/[\]}〕】﹞]/g, ')');
}

const REGISTERS: readonly (readonly [RegExp, string])[] = [
  [/信用中国|creditchina/i, '信用中国'],
  [/企业信用信息公示|gsxt/i, '国家企业信用信息公示系统'],
];

/** The registers that show all lists of a company at once, by one name; any other as it is called. */
export function registerNamed(source: string): { name: string; showsLists: boolean } {
  const known = REGISTERS.find(([pattern]) => pattern.test(source))?.[1];
  return { name: known ?? source, showsLists: known !== undefined || /严重|失信/.test(source) };
}

const FORMER =
  /[(（〔【[]\s*(?:曾用名|原企业名称|原名称|原名|更名前|现名称|现名|现更名为|已更名为|更名为|已变更为|变更为)\s*(?:为|是)?\s*[:：]?\s*([^()（）〔〕【】[\]]{2,100})[)）〕】\]]/g;

/** Keys of all names a text gives: 「乙公司（原名：甲公司）」 names two. Longest texts are no names. */
export function namesIn(text: string): string[] {
  const name = text.slice(0, 300);
  const former = [...name.matchAll(FORMER)].flatMap((match) =>
    (match[1] ?? '').split(/[、,，;；]/).map(nameKey),
  );
  const present = nameKey(name.replace(FORMER, ''));
  return [...new Set([present, ...former])].filter((key) => key.length >= 2).slice(0, 5);
}

const ORGANISATION =
  /公司|集团|企业|合伙|合作社|厂|商店|店|经营部|工作室|商行|超市|中心|学校|学院|医院|银行|协会|学会|基金会|委员会|研究院|研究所|事务所|酒店|宾馆|餐厅|饭店|网吧|诊所|药房|门诊部|分部|营业部|服务部|门市|商贸|贸易行|科技|网络|俱乐部|会所|LIMITED|LTD|INC\b|LLC|CO\./;

/**
 * Does a name look like a person's? Two to four Chinese characters, or the dotted form of other
 * peoples, masked or not, without a word for an organisation.
 */
export function looksLikePerson(name: string): boolean {
  const plain = name.normalize('NFKC').toUpperCase().trim();
  if (ORGANISATION.test(plain)) return false;
  return (
    /^[\p{Script=Han}*某×○\s]{1,4}$/u.test(plain) ||
    /^\p{Script=Han}{1,10}[·•]\p{Script=Han}{1,10}$/u.test(plain) ||
    /^[A-Z]{2,20}(?: [A-Z]{1,20}){1,3}$/.test(plain)
  );
}
