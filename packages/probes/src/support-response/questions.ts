/** What a buyer might ask before a first order; none of them can be answered by a greeting. */
export const QUESTIONS: readonly string[] = [
  '请问年卡一次拿10张有批发价吗？',
  '请问卡密下单后一般多久能发？',
  '请问卡密用不了的话怎么换？',
  '请问视频会员年卡现在有现货吗？',
  '请问采购可以开发票吗？',
  '请问不同品种能混在一起批发吗？',
  '请问有没有接口可以对接下单？',
  '请问余额用不完可以退吗？',
];

/** The question as it is sent: who asks, and that a tool of his asks for him. */
export function questionText(question: string, asker: string): string {
  return `${question}（${asker}采购咨询，由靠谱监测工具代发）`;
}
