import { z } from 'zod';

const CssRule = z.object({
  kind: z.literal('css'),
  selector: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta({ labels: { zh: 'CSS 选择器', en: 'CSS selector' } }),
});
const JsonRule = z.object({
  kind: z.literal('json'),
  path: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta({ labels: { zh: 'JSON 路径', en: 'JSON path' } }),
});
const ScriptRule = z.object({
  kind: z.literal('script'),
  name: z
    .string()
    .regex(/^[\w$]{1,60}$/)
    .meta({ labels: { zh: '脚本变量名', en: 'Script variable' } }),
  path: z
    .string()
    .trim()
    .max(300)
    .meta({ labels: { zh: '变量内路径', en: 'Path inside it' } }),
});
const JsonLdRule = z.object({ kind: z.literal('json-ld') });
const MicrodataRule = z.object({ kind: z.literal('microdata') });

/** Where a value stands on a page; the last two say by themselves where price and stock are. */
export const ExtractRule = z.discriminatedUnion('kind', [
  CssRule.meta({ labels: { zh: 'CSS 选择器', en: 'CSS selector' } }),
  JsonRule.meta({ labels: { zh: 'JSON 接口', en: 'JSON' } }),
  ScriptRule.meta({ labels: { zh: '页面脚本里的变量', en: 'Variable of a script' } }),
  JsonLdRule.meta({ labels: { zh: '结构化数据（JSON-LD）', en: 'Structured data (JSON-LD)' } }),
  MicrodataRule.meta({ labels: { zh: '结构化数据（微数据）', en: 'Structured data (microdata)' } }),
]);
