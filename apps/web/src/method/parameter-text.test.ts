import { expect, it } from 'vitest';
import { parameterText } from './parameter-text.ts';

it.each([
  ['scale', 'latency', 'page response'],
  ['scale', 'novel', 'novel'],
  ['detector.loss', 'true', ''],
  ['detector.margin.add', String(Math.log(1.03)), '3%'],
  ['sigmaD', '0.05', '0.05'],
])('says %s %s as 「%s」', (path, value, text) => {
  expect(parameterText(path, value, { latency: 'page response' })).toBe(text);
});
