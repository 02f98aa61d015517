const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

/** Is it an identity number by its birthday and its check digit? A company's code hardly ever is. */
function isIdentityNumber(digits: string): boolean {
  if (
    !/^[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(digits)
  ) {
    return false;
  }
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return ID_CHECKS[sum % 11] === digits[17];
}

const CANDIDATE = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const NAMED =
  /(身份证(?:件)?(?:号码?)?|证件号码?|护照号?码?)(\s?[:：为]?\s?)[A-Za-z]?[\dXx*]{6,20}/g;

/** Identity and mobile numbers of a text blotted out. */
export function scrub(text: string): string {
  return text
    .replace(NAMED, '$1$2***')
    .replace(CANDIDATE, (digits) => (isIdentityNumber(digits.toUpperCase()) ? '***' : digits))
    .replace(MOBILE, '***');
}
