import { describe, expect, it } from 'vitest';
import { readFile } from './file.ts';

async function read(text: string) {
  const options = { kind: null, unit: null, today: '2026-11-28' };
  const reading = await readFile(new TextEncoder().encode(text), options);
  if (reading.kind === 'fault') throw new Error(reading.code);
  return { ...reading, kinds: reading.report.kind, first: reading.records[0]?.record };
}

describe('lists of GSXT and of courts', () => {
  it('abnormal operation', async () => {
    const { first } = await read(
      '企业名称,speCause_CN,abntime,decOrg_CN,remExcpRes_CN,remDate,reDecOrg_CN\n甲有限公司,通过登记的住所或者经营场所无法联系,2025-07-08,市监局,已重新联系,2026-03-04,市监局\n',
    );
    expect(first).toMatchObject({
      kind: 'abnormal',
      about: '通过登记的住所或者经营场所无法联系',
      decidedOn: '2025-07-08',
      removedOn: '2026-03-04',
      authority: '市监局',
    });
  });

  it('serious violations, by field and by title', async () => {
    const byField = await read(
      '企业名称,serillRea,abntime,decOrg\n甲有限公司,严重虚假宣传,2025-07-08,市监局\n',
    );
    expect(byField.first).toMatchObject({ kind: 'serious', about: '严重虚假宣传' });
    const byTitle = await read(
      '严重违法失信名单,,\n企业名称,列入原因,列入日期\n甲有限公司,严重虚假宣传,2025-07-08\n',
    );
    expect(byTitle.first).toMatchObject({ kind: 'serious' });
  });

  it('lists that could be either ask for the kind', async () => {
    const text = '企业名称,列入原因,列入日期\n甲有限公司,x,2025-07-08\n';
    await expect(read(text)).rejects.toThrow('kind-unclear');
  });

  it('dishonest judgment debtors', async () => {
    const { first } = await read(
      '被执行人姓名/名称,案号,执行法院,执行依据文号,被执行人的履行情况,失信被执行人行为具体情形,发布时间,立案时间\n甲有限公司,（2025）粤0305执1234号,南山法院,1,全部未履行,有履行能力而拒不履行,2025-09-01,2025-08-01\n',
    );
    expect(first).toMatchObject({
      kind: 'dishonest',
      no: '（2025）粤0305执1234号',
      authority: '南山法院',
      content: '全部未履行',
      decidedOn: '2025-08-01',
    });
  });

  it('licences are read, and weigh nothing', async () => {
    const { first } = await read(
      'XK_XDR_MC,XK_XDR_SHXYM,XK_XKWS,XK_WSH,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_ZT,XK_FRDB\n甲有限公司,91110000600037341L,增值电信业务经营许可证,粤B2-20240001,信息服务业务,2024-01-02,2024-01-02,2029-01-02,通信管理局,1,张三\n',
    );
    expect(first).toMatchObject({
      kind: 'licence',
      no: '粤B2-20240001',
      content: '信息服务业务',
      publishedUntil: '2029-01-02',
      uscc: '91110000600037341L',
    });
  });
});

describe('judgments', () => {
  const HEAD = '案号,案件名称,法院,案件类型,裁判日期,当事人,案由,裁判结果';
  const row = (
    parties: string,
    result: string,
    type = '民事案件',
    no = '（2025）粤0305民初1234号',
  ) => `${HEAD}\n${no},x,南山法院,${type},2025-05-06,"${parties}",买卖合同纠纷,"${result}"\n`;

  it.each([
    [
      '原告：乙有限公司；被告：甲有限公司',
      '被告甲有限公司于十日内向原告支付货款5000元；驳回原告其他诉讼请求',
      true,
    ],
    ['原告：甲有限公司；被告：乙有限公司', '被告乙有限公司支付货款', false],
    ['原告：乙有限公司；被告：甲有限公司', '驳回原告全部诉讼请求', false],
    ['原告：乙有限公司；被告：甲有限公司', '准许原告撤诉', false],
    ['原告：乙有限公司；被告：甲有限公司', '详见全文', null],
    ['乙有限公司；甲有限公司', '被告支付货款', null],
  ])('%s: %s', async (parties, result, adverse) => {
    const { records } = await read(row(parties, result));
    const own = records.find(({ record }) => record.name === '甲有限公司')?.record;
    expect(own).toMatchObject({ kind: 'judgment', adverse, criminal: false });
  });

  it.each([
    ['被告单位：甲有限公司', '被告单位甲有限公司犯侵犯著作权罪，判处罚金五十万元', true],
    ['被告单位：甲有限公司', '宣告无罪', false],
  ])('criminal: %s %s', async (parties, result, adverse) => {
    const { first } = await read(row(parties, result, '刑事案件', '（2025）粤0305刑初12号'));
    expect(first).toMatchObject({ adverse, criminal: true });
  });

  it('about persons are dropped', async () => {
    const { report, records } = await read(
      row('原告：王小明；被告：甲有限公司', '驳回原告诉讼请求'),
    );
    expect(report.persons.presumed).toBe(1);
    expect(JSON.stringify(records)).not.toContain('王小明');
  });
});
