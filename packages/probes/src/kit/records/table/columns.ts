import type { AmountUnit } from '../amount.ts';

/** What a column can hold. `personal` is dropped before anything is kept. */
export type Field =
  | 'name'
  | 'partyType'
  | 'uscc'
  | 'no'
  | 'about'
  | 'categories'
  | 'content'
  | 'fine'
  | 'confiscated'
  | 'revoked'
  | 'decidedOn'
  | 'publishedOn'
  | 'publishedUntil'
  | 'removedOn'
  | 'authority'
  | 'state'
  | 'role'
  | 'parties'
  | 'result'
  | 'caseType'
  | 'personal'
  | 'other';

/**
 * Headers by field: the codes of 双公示 (new and old standard), the names of GSXT's fields, and the
 * Chinese headers of exports. Compared without spaces, width, case,
 * underscores (cfXdrMc) and units in brackets.
 */
const HEADERS: Readonly<Record<Field, string>> = {
  name: `CF_XDR_MC XK_XDR_MC XDR_MC ENTNAME ENT_NAME 行政相对人名称 行政相对人名称(被处罚者) 相对人名称
    被处罚人 被处罚人名称 被处罚者 被处罚单位 被处罚单位名称 被处罚单位(人)名称 被处罚当事人 被处罚对象 处罚对象 行政处罚相对人
    行政处罚相对人名称 当事人名称 当事人姓名或名称 企业名称 单位名称 公司名称 市场主体名称 主体名称 机构名称
    违法企业名称 违法企业名称或违法自然人姓名 被执行人 被执行人名称 被执行人姓名/名称 失信被执行人 失信被执行人名称
    失信被执行人姓名/名称 名称`,
  partyType: `CF_XDR_LB XK_XDR_LB 行政相对人类别 相对人类别 行政相对人类型 当事人类型 当事人类别 主体类型 主体类别
    处罚对象类型 被处罚人类型 对象类型`,
  uscc: `CF_XDR_SHXYM XK_XDR_SHXYM XDR_SHXYM UNISCID USCC 统一社会信用代码 社会信用代码 信用代码
    行政相对人代码_1(统一社会信用代码) 行政相对人代码1(统一社会信用代码) 行政相对人代码_1 行政相对人代码(统一社会信用代码)
    当事人统一社会信用代码 企业统一社会信用代码 行政相对人统一社会信用代码`,
  no: `CF_WSH XK_WSH XK_XKBH PENDECNO 行政处罚决定书文号 行政处罚决定文书号 处罚决定书文号 处罚决定文书号 决定书文号
    决定文书号 行政处罚决定书号 处罚决定书编号 处罚文号 文书号 文号 案号 行政许可决定文书号 许可编号 许可证号`,
  about: `CF_WFXW ILLEGACTTYPE CF_AJMC CF_CFMC SPECAUSE_CN SERILLREA 违法行为类型 违法行为 主要违法行为 案件名称 处罚名称
    案由 列入原因 列入经营异常名录原因 列入严重违法失信名单原因 列入严重违法失信企业名单原因 失信被执行人具体情形
    失信被执行人行为具体情形 失信行为具体情形 XK_XKWS XK_XKLB 许可决定文书名称 许可类别 许可事项`,
  categories: `CF_CFLB CF_CFLB1 CF_CFLB2 CF_CFZL 处罚类别 处罚类别1 处罚类别2 处罚种类 行政处罚种类 行政处罚类别`,
  content: `CF_NR CF_JG PENCONTENT XK_NR 处罚内容 行政处罚内容 处罚结果 行政处罚结果 许可内容 被执行人的履行情况
    被执行人履行情况 履行情况`,
  fine: `CF_NR_FK PENAM 罚款金额 罚款 处罚金额 罚没金额 行政处罚金额`,
  confiscated: `CF_NR_WFFF FORFAM 没收违法所得、没收非法财物的金额 没收违法所得没收非法财物的金额 没收金额 没收违法所得金额`,
  revoked: `CF_NR_ZKDX 暂扣或吊销证照名称及编号 暂扣或吊销证照名称`,
  decidedOn: `CF_JDRQ XK_JDRQ PENDECISSDATE ABNTIME 处罚决定日期 行政处罚决定日期 作出行政处罚决定日期 作出处罚决定日期
    处罚日期 决定日期 决定书日期 列入日期 裁判日期 判决日期 立案时间 立案日期`,
  publishedOn: `PUBLICDATE 公示日期 公开日期 发布时间 发布日期`,
  publishedUntil: `CF_GSJZQ 公示截止期 公示截止日期 公示期限 XK_YXQZI 有效期至`,
  removedOn: `REMDATE 移出日期 移除日期`,
  authority: `CF_CFJG CF_XZJG XK_XKJG PENAUTH_CN JUDAUTH DECORG_CN DECORG 处罚机关 行政处罚机关 处罚机关名称 决定机关
    决定机关名称 作出决定机关 作出处罚机关 作出行政处罚决定机关 处罚单位 执法机关 执法单位 列入决定机关
    作出决定机关(列入) 法院 审理法院 执行法院 许可机关`,
  state: `CF_ZT XK_ZT 当前状态 状态`,
  role: `诉讼地位 当事人地位 角色 ROLE`,
  parties: `当事人`,
  result: `裁判结果 判决结果 裁判要旨 结果`,
  caseType: `案件类型`,
  personal: `CF_FRDB XK_FRDB CF_FR_ZJLX CF_FR_ZJHM CF_FR_SFZH XK_FR_ZJLX XK_FR_ZJHM XK_FR_SFZH CF_XDR_ZJLX
    CF_XDR_ZJHM XK_XDR_ZJLX XK_XDR_ZJHM CF_XDR_SFZ XK_XDR_SFZ 法定代表人 法定代表人姓名 法定代表人(负责人)姓名 法人代表 负责人
    负责人姓名 法定代表人或负责人 法定代表人证件类型 法定代表人证件号码 法定代表人身份证号 自然人证件类型
    自然人证件号码 证件类型 证件号码 证件号 身份证号 身份证号码 居民身份证号 行政相对人代码_5(居民身份证号)
    身份证号码/组织机构代码 姓名 性别 年龄 联系人 联系电话 电话 手机 手机号 住址 家庭住址 地址 电子邮箱 审判人员 代理人
    CARDNUM LEREP NAME`,
  other: `CF_SY CF_YJ CF_YXQ CF_CFJGDM CF_SJLY CF_SJLYDM CF_BM CF_SYFW CF_QX CF_XDR_GSZC CF_XDR_ZZJG CF_XDR_SWDJ
    CF_XDR_SYDW CF_XDR_SHZZ CF_XDR_ZDM CF_XDR_GSDJ CF_XDR_SWDJ BZ DFBM SJC XK_XKZS XK_YXQZ XK_XKJGDM XK_LYDW XK_LYDWDM
    违法事实 处罚依据 处罚有效期 处罚机关统一社会信用代码 数据来源单位 数据来源单位统一社会信用代码 备注
    REMEXCPRES_CN REMEXCPRES REDECORG_CN 移出原因 移出决定机关 原始链接 来源 审理程序 所属地区 法律依据 全文 案件类型编码
    执行依据文号 作出执行依据单位 生效法律文书确定的义务 法律生效文书确定的义务 序号 行政相对人代码_2(工商注册号)
    行政相对人代码_3(组织机构代码) 行政相对人代码_4(税务登记号) 行政相对人代码_5(事业单位证书号)
    行政相对人代码_6(社会组织登记证号)`,
};

const BY_HEADER: ReadonlyMap<string, Field> = new Map(
  Object.entries(HEADERS).flatMap(([field, names]) =>
    names.split(/\s+/).map((name): [string, Field] => [headerKey(name), field as Field]),
  ),
);

/** A header as it is compared. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff*:"']/g, '')
    .replace(/\((?:单位:?)?(?:人民币)?(?:万元|万|元)\)$|(?:-|_)(?:万元|元)$/, '')
    .replace(/[、_]/g, '')
    .toUpperCase();
}

export function fieldOf(header: string): Field | null {
  return BY_HEADER.get(headerKey(header)) ?? null;
}

/** The unit a header names for its amounts. */
export function unitOf(header: string): AmountUnit | null {
  const text = header.normalize('NFKC').replace(/\s/g, '');
  if (/万元|\(万\)/.test(text)) return 'wan';
  return /元/.test(text) ? 'yuan' : null;
}

/** A title, as of a sheet's first line, may name the kind that its headers leave open. */
export function kindNamedIn(text: string): 'abnormal' | 'serious' | 'dishonest' | null {
  if (/严重违法/.test(text)) return 'serious';
  if (/经营异常/.test(text)) return 'abnormal';
  return /失信被执行/.test(text) ? 'dishonest' : null;
}
