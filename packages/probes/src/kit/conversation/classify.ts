import { simplifiedText } from '../traditional.ts';
import { type Line, type LineClass, lineKey, type RawLine } from './line.ts';

/** What persons said lines are, by `lineKey`. */
export type KnownLines = ReadonlyMap<string, LineClass>;

/** Faster than anybody reads a question. Seconds. */
const READING_SECONDS = 2;

const QUEUE: readonly RegExp[] = [
  /排队(?:中|人数|等待|等候|序号)|(?:当前|目前|前面|前方|您前)(?:还有|有|排队)[^，。]{0,6}\d+\s{0,2}(?:位|人|名)/,
  /您(?:是|排|当前排)?(?:在)?第\s{0,2}\d+\s{0,2}(?:位|个|名)/,
  /正在(?:为您|帮您|给您)?(?:转接|接入|分配)|正在(?:为您|帮您)?(?:呼叫|联系)[^，。]{0,4}(?:客服|人工|坐席|专员)/,
  /请(?:您)?(?:稍候|稍等|耐心等待|等待)[^。]{0,12}(?:客服|人工|坐席)[^。]{0,8}(?:接入|接待|应答|上线|受理)/,
  /(?:马上|即将|稍后|立即)(?:为您|帮您|给您)?转(?:接)?(?:至|到)?人工/,
  /(?:客服|人工|坐席)[^，。]{0,4}(?:繁忙|忙碌|忙线|正忙|全忙)/,
  /number \d+ in (?:the )?(?:queue|line)|(?:all|our) (?:agents|operators)[^.]{0,20}\bbusy\b/i,
  /\b(?:agent|operator|representative) (?:will|is about to) [^.]{0,20}\b(?:with you|join|assist)/i,
  /please wait[^.]{0,40}\b(?:operator|agent)|you are (?:being )?(?:queued|transferred)/i,
];

const SYSTEM: readonly RegExp[] = [
  /^(?:[【[]系统(?:消息|提示|通知)?[】\]]|系统(?:消息|提示|通知)\s{0,2}[:：])/,
  /(?:会话|对话|聊天|咨询)(?:已|已经|将|被)?(?:自动)?(?:结束|关闭|转接|建立|开始|超时)/,
  /^[^，。！？]{0,20}(?:加入|进入|离开|退出|接受|接入)了?(?:本次|当前|您的)?(?:会话|对话|聊天)/,
  /^(?:客服|工号|坐席|专员)?[^，。！？]{0,16}(?:正在)?为您(?:提供)?服务[。！~]?$/,
  /^(?:客服|坐席|专员)[^，。！？]{0,16}(?:已|已经)(?:接入|上线|离线|下线)[。！]?$/,
  /has (?:joined|left|accepted|closed|ended) (?:the |this |your )?(?:chat|conversation)/i,
  /(?:chat|conversation) (?:was |has been |is )?(?:closed|ended|started|accepted|transferred)/i,
  /now (?:chatting|speaking|connected) (?:with|to)/i,
];

const BOT: readonly RegExp[] = [
  /(?<!不是|非)机器人|智能(?:客服|助手|助理|应答)|自动(?:回复|应答|答复)|小助手为您/,
  /(?:回复|输入|发送|点击|按)\s{0,2}[【[“"「]?\s{0,2}(?:数字|序号|编号|人工|转人工|\d{1,2}(?:[】\]”"」键:：、]|$))/,
  /转人工(?:请|可|服务)|请(?:选择|点击)[^。]{0,12}(?:问题|选项|服务|类型|菜单)|猜您想问|(?<![是个种])常见问题/,
  /(?:现在|当前|目前)?(?:是)?(?:非工作时间|非服务时间|下班时间)|(?:工作|服务|在线|客服)时间[^。]{0,40}(?:留言|尽快|第一时间|会回复|再联系)/,
  /(?:邮件|来信|留言|工单|反馈|消息)[^，。]{0,6}(?:已收到|已经收到|已提交|已受理)|(?:已|已经)收到您的(?:邮件|来信|留言|工单|反馈|消息|咨询)/,
  /(?:我们|客服|工作人员)[^。]{0,8}[会将][^。]{0,8}(?:尽快|第一时间|小时内|工作日内)[^。]{0,8}(?:回复|答复|联系您)/,
  /^(?:您好[，,]?)?(?:客服|店主|掌柜|我)[^，。]{0,4}暂时(?:离开|不在)/,
  /请(?:您)?留(?:下)?(?:言|您的(?:联系|电话|手机|问题))/,
  /i(?:'| a)?m (?:a |an |your )?(?:virtual|automated|ai|chat)|chat ?bot|auto(?:matic|mated)?[- ]?(?:reply|response|answer)/i,
  /we(?:'ll| will) (?:get back|reply|respond|be in touch)[^.]{0,40}(?:soon|shortly|hours|possible|business day)/i,
  /we(?: have|'ve)? received your (?:message|e-?mail|request|ticket)|out of (?:the )?office|reply (?:with )?\d/i,
];

/** Words that open a conversation and answer nothing; longest first, as they are taken off in turn. */
const GREETINGS: readonly string[] = [
  '有什么可以帮到您的吗',
  '有什么可以帮助您的吗',
  '有什么可以帮您的吗',
  '有什么可以为您服务',
  '有什么可以帮到您',
  '有什么可以帮助您',
  '有什么能帮到您',
  '有什么可以帮您',
  '有什么可以帮你',
  '有什么能帮您',
  '需要咨询什么问题',
  '需要咨询什么',
  '想咨询什么',
  '需要什么帮助',
  '很高兴为您服务',
  '竭诚为您服务',
  '为您服务',
  '感谢您的咨询',
  '感谢您的光临',
  '欢迎您的咨询',
  '欢迎光临',
  '欢迎咨询',
  '欢迎来到',
  '欢迎',
  '您好',
  '你好',
  '哈喽',
  'howcanihelpyou',
  'howmayihelpyou',
  'whatcanidoforyou',
  'howcanihelp',
  'welcome',
  'hello',
  'hi',
];

/** What may stand beside them without saying anything more. */
const FILLERS: readonly string[] = [
  '客服',
  '小店',
  '本店',
  '店铺',
  '请问',
  '您',
  '你',
  '今天',
  '我是',
  '在的',
  'today',
  '亲爱的',
  '亲亲',
  '亲',
  '呢',
  '呀',
  '哦',
  '哈',
  '啊',
  '吗',
  '的',
  'there',
];

function without(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ' '), text);
}

const SIGNATURE = /(?:客服|工号|坐席|专员)[^，。！？,!?]{0,12}为您服务/g;

/** Nothing but greeting words; "在的" alone is somebody who says that he is there. */
function isGreeting(text: string): boolean {
  const key = lineKey(text.replace(SIGNATURE, '为您服务'));
  const rest = without(key, GREETINGS);
  return rest !== key && without(rest, FILLERS).trim() === '';
}

function matches(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

/** Pictures of a chat as its text has them: [微笑]. */
const PICTURE = /\[\p{Script=Han}{1,4}\]/gu;

/** By what the line says, when the channel calls it an operator's. */
function byWords(said: string): readonly [LineClass, string] | null {
  const text = simplifiedText(said);
  // Emoji and marks answer nothing, and no rule can tell a person's from a canned one.
  if (lineKey(text.replace(PICTURE, '')) === '') return ['greeting', 'no-words'];
  if (matches(QUEUE, text)) return ['queue', 'queue-words'];
  if (matches(SYSTEM, text)) return ['system', 'system-words'];
  if (matches(BOT, text)) return ['bot', 'bot-words'];
  if (isGreeting(text)) return ['greeting', 'greeting-words'];
  return null;
}

function classOf(line: RawLine, askedAt: number, known: KnownLines): readonly [LineClass, string] {
  if (line.from === 'us') return ['question', 'ours'];
  const person = known.get(lineKey(line.text));
  if (person !== undefined) return [person, 'person'];
  if (line.from === 'system') {
    return matches(QUEUE, simplifiedText(line.text))
      ? ['queue', 'queue-words']
      : ['system', 'system-sender'];
  }
  if (line.from === 'bot') return ['bot', 'bot-sender'];
  if (line.text === '') return ['system', 'empty'];
  if (line.at < askedAt) return ['greeting', 'before-question'];
  const words = byWords(line.text);
  if (words !== null) return words;
  if (line.at - askedAt < READING_SECONDS * 1_000) return ['bot', 'faster-than-reading'];
  return ['human', 'answer'];
}

/**
 * What a line of customer service is. A person's word about the same line comes first, then who the
 * channel says wrote it, then what it says. Pure; linear in the length of the line.
 */
export function classify(line: RawLine, askedAt: number, known: KnownLines): Line {
  const [lineClass, rule] = classOf(line, askedAt, known);
  return { ...line, class: lineClass, rule };
}
