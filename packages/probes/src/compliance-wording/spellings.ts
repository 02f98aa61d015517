/**
 * Other ways to write a character of the vocabulary so that a plain search misses it: its pinyin,
 * and characters of the same sound. Only those that are met in this trade.
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  终: ['zhong'],
  身: ['shen', '生'],
  永: ['yong', '泳'],
  久: ['jiu', '玖', '酒', '九'],
  会: ['hui'],
  员: ['yuan', '圆'],
  无: ['wu', '旡'],
  限: ['xian', '线'],
  破: ['po', '坡'],
  解: ['jie', '戒'],
  版: ['ban', '板'],
  共: ['gong', '供'],
  享: ['xiang', '想'],
  账: ['zhang', '帐', '障'],
  号: ['hao', '耗', '昊'],
  合: ['he', '盒'],
  租: ['zu', '祖'],
  拼: ['pin', '聘'],
  回: ['hui'],
  收: ['shou'],
  卡: ['ka', '咔'],
  密: ['mi'],
  盗: ['dao'],
  封: ['feng'],
  黑: ['hei'],
  代: ['dai'],
  理: ['li'],
  加: ['jia'],
  盟: ['meng'],
  费: ['fei'],
};

const ESCAPED = /[\\^$.*+?()[\]{}|]/g;

/**
 * Matches a term in normalised text, each character as itself or in another spelling. At most as
 * many steps at one place as the term's spellings have letters: linear, whatever the text.
 */
export function patternOf(term: string): RegExp {
  const parts = Array.from(term).map((char) => {
    const ways = [char, ...(SPELLINGS[char] ?? [])].map((way) => way.replace(ESCAPED, '\\$&'));
    return ways.length === 1 ? (ways[0] ?? '') : `(?:${ways.join('|')})`;
  });
  return new RegExp(parts.join(''), 'g');
}
