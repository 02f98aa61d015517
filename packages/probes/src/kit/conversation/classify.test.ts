import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { boundedLines, type LineClass, lineKey, type RawLine } from './line.ts';

const ASKED = Date.UTC(2026, 10, 25, 7);

function line(text: string, change: Partial<RawLine> = {}): RawLine {
  return { id: '1', at: ASKED + 30_000, from: 'operator', text, ...change };
}

function classOf(text: string, change: Partial<RawLine> = {}): LineClass {
  return classify(line(text, change), ASKED, new Map()).class;
}

describe('a queue notice', () => {
  it.each([
    '您前面还有 3 位，请耐心等待。',
    '当前排队人数：5',
    '排队中，请稍候',
    '您当前排第2位',
    '正在为您转接人工客服',
    '正在为您分配客服，请稍候…',
    '请稍候，客服马上接入',
    '客服繁忙，请您稍等',
    '请稍候，马上为您转接人工客服',
    '正在為您轉接人工客服',
    '當前排隊人數：3',
    'An agent will be with you shortly',
    'You are number 3 in the queue. Please wait...',
    'Please wait, while an operator accepts your chat',
    'All our agents are busy at the moment.',
  ])('%s', (text) => {
    expect(classOf(text)).toBe('queue');
    expect(classOf(text, { from: 'system' })).toBe('queue');
  });

  it.each([
    '排队的单子今天都能发出来',
    '前面那批货没了，新的周五到',
    '稍等我问下仓库',
    '我正在联系厂家，晚点答复您',
    '第2批明天到',
    '客服群里有价目表',
  ])('is not: %s', (text) => {
    expect(classOf(text)).toBe('human');
  });
});

describe('a system line', () => {
  it.each([
    '会话已结束',
    '对话已转接',
    '客服 小王 已接入会话',
    '小王 加入了会话',
    '工号1002为您服务',
    '小美正在为您服务。',
    '系统消息：小王上线了',
    '【系统】欢迎',
    '會話已結束',
    'Operator has accepted the chat!',
    'Alice has joined the chat',
    'You are now chatting with Bob',
  ])('%s', (text) => {
    expect(classOf(text)).toBe('system');
  });

  it.each([
    '我们为您服务过的客户都是10张起',
    '加入我们代理群可以看价格',
    '聊天里说不清，发您价目表',
  ])('is not: %s', (text) => {
    expect(classOf(text)).toBe('human');
  });
});

describe('a bot', () => {
  it.each([
    '我是智能客服小卡，请问有什么问题',
    '[自动回复] 您好，稍后回复您',
    '转人工请回复【人工】',
    '请输入数字：1 发货 2 退换',
    '回复1：查询订单',
    '请选择您要咨询的问题',
    '猜您想问：如何使用卡密',
    '现在是非工作时间，请留言',
    '我们的服务时间为9:00-18:00，请留言，我们会尽快回复',
    '已收到您的邮件，我们会在24小时内回复',
    '您的留言已收到',
    '感谢您的来信，我们会尽快回复您',
    '我们会在24小时内回复您',
    '客服暂时离开，稍后回复',
    '轉人工請回覆1',
    '工作時間9-18點，請留言',
    '自動回覆：在的',
    'Thanks for contacting us, we will get back to you soon',
    "Hi, I'm a virtual assistant",
    'This is an automatic reply',
    'We have received your message',
    'I am out of office until Monday',
  ])('%s', (text) => {
    expect(classOf(text)).toBe('bot');
  });

  it.each([
    '我不是机器人哈，年卡168',
    '按10张起批给您算',
    '发送10张的截图我看看',
    '客服时间是早9点到晚11点',
    '自动发货的，下单就有',
    '可以的，选择哪款都行',
    '这是常见问题，重新登录就好',
    '我們會幫您補發',
    '我问下仓库再答复您',
  ])('is not: %s', (text) => {
    expect(classOf(text)).toBe('human');
  });
});

describe('a canned greeting', () => {
  it.each([
    '您好',
    '您好！',
    '你好呀~',
    '亲，您好，很高兴为您服务~',
    '您好，欢迎光临本店，请问有什么可以帮您？',
    '您好，在的，请问有什么可以帮到您的吗？',
    'Hello, how can I help you today?',
    'Hi there!',
    '您好，请问您需要咨询什么问题？',
    '您好，客服001为您服务，请问有什么可以帮您？',
    '您好，請問有什麼可以幫您？',
    '😊🌹',
    '[微笑][玫瑰]',
    '……',
  ])('%s', (text) => {
    expect(classOf(text)).toBe('greeting');
  });

  it.each([
    '在的',
    '您好，有货',
    '您好，年卡168一张',
    '您好，10张起批',
    '👌 178',
    '[微笑]有货',
    'Hello, yes we do',
  ])('is not: %s', (text) => {
    expect(classOf(text)).toBe('human');
  });
});

describe('who wrote it', () => {
  it.each([
    ['us', 'question'],
    ['system', 'system'],
    ['bot', 'bot'],
    ['operator', 'human'],
  ] as const)('counts: %s', (from, wanted) => {
    expect(classOf('年卡168一张', { from })).toBe(wanted);
  });

  it('does not matter before the question: nobody can answer it yet', () => {
    expect(classOf('年卡168一张', { at: ASKED - 1 })).toBe('greeting');
  });

  it('is no human who answers before the question can have been read', () => {
    expect(classOf('年卡168一张，要几张', { at: ASKED + 1_900 })).toBe('bot');
    expect(classOf('年卡168一张，要几张', { at: ASKED + 2_000 })).toBe('human');
  });

  it('is for a person to say, whatever the rules are', () => {
    const known = new Map([[lineKey('您好！ 年卡 168'), 'bot' as const]]);
    expect(classify(line('您好，年卡168。'), ASKED, known)).toMatchObject({
      class: 'bot',
      rule: 'person',
    });
    const human = new Map([[lineKey('在线客服为您服务'), 'human' as const]]);
    expect(classify(line('在线客服为您服务！'), ASKED, human).class).toBe('human');
    expect(classify(line('您好，年卡168。', { from: 'us' }), ASKED, known).class).toBe('question');
  });
});

describe('any line', () => {
  it('has a class, in linear time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(['human', 'greeting', 'bot', 'queue', 'system']).toContain(classOf(text));
      }),
    );
    for (const piece of [
      '您好',
      '请稍候',
      '正在为您',
      '我们的服务时间',
      'we have ',
      '当前有',
      ' ',
      '客服',
    ]) {
      const [bounded] = boundedLines([line(piece.repeat(500_000))]);
      expect(bounded?.text.length).toBeLessThanOrEqual(2_000);
      classOf(bounded?.text ?? '');
    }
  });
});
