import { nameKey } from '../names.ts';
import type { Cells } from './cells.ts';

const ACCUSED = /被告|被申请|被执行|被上诉/;
const LOST =
  /(?:被告|被上诉人|被申请人)[^。;；]{0,80}(?:支付|赔偿|返还|退还|偿还|承担|停止|道歉|交付|履行|退一赔三)|判决被告败诉|原告胜诉|支持原告|准予原告/;
const WON =
  /驳回(?:原告|上诉人|申请人|起诉|全部)|撤诉|撤回起诉|不予支持|无罪|原告败诉|被告胜诉|终结诉讼/;
const CONVICTED = /犯[^。,，]{1,40}罪|判处(?:罚金|有期徒刑|拘役|死刑|无期)/;

/** Does a list of parties name the company as the one who was sued? Null when it is not named. */
function isAccusedIn(parties: string, name: string): boolean | null {
  const own = nameKey(name);
  const parts = parties.split(/[;；\n。]|(?=被告|原告|上诉人|第三人)/).slice(0, 200);
  for (const part of parts) {
    if (nameKey(part).includes(own) && /原告|被告|上诉人|申请|第三人|被执行/.test(part)) {
      return ACCUSED.test(part);
    }
  }
  return null;
}

/** Names of the parties a list gives, labels taken off; at most as many as a case has. */
export function partiesIn(parties: string): string[] {
  const names = parties
    .slice(0, 5000)
    .split(/[;；、,，\n。]/)
    .map((part) =>
      part
        .replace(
          /^.{0,12}(?:原告|被告|上诉人|被申请人|申请人|第三人|被执行人|被告人|被告单位)[^:：]{0,12}[:：]?/,
          '',
        )
        .trim(),
    );
  return [...new Set(names)].filter((name) => name !== '').slice(0, 20);
}

/** What a judgment's row says of the company: whether it lost as the defendant; null when it cannot be told. */
export function readJudgment(
  cells: Cells,
  name: string,
): { adverse: boolean | null; criminal: boolean } {
  const result = cells.one('result');
  const criminal = /刑/.test(cells.one('caseType')) || /刑初|刑终/.test(cells.one('no'));
  const role = cells.one('role');
  const accused =
    role === ''
      ? isAccusedIn(cells.one('parties'), name)
      : ACCUSED.test(role) || /defendant/i.test(role);
  if (accused === null) return { adverse: null, criminal };
  if (!accused) return { adverse: false, criminal };
  if (criminal) {
    if (/无罪/.test(result)) return { adverse: false, criminal };
    return { adverse: CONVICTED.test(result) ? true : null, criminal };
  }
  // 驳回其他诉讼请求 stands in most judgments that were lost.
  if (LOST.test(result)) return { adverse: true, criminal };
  return { adverse: WON.test(result) ? false : null, criminal };
}
