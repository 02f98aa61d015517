const ICP =
  /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新]ICP备\s?\d{8,10}号?(?:-\d{1,3}[A-Z]?)?/i;

/** The ICP filing number a page shows, spaces removed; null when it shows none. */
export function icpNumberIn(source: string): string | null {
  return ICP.exec(source)?.[0].replace(/\s/g, '') ?? null;
}
