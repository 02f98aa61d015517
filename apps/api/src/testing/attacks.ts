import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lists of attacks written by others; they lie beside the repository and may be absent. */
const LISTS = fileURLToPath(new URL('../../../../../shared/corpora', import.meta.url));

export const LISTS_ABSENT = existsSync(LISTS) ? null : `no lists of attacks at ${LISTS}`;

function lines(file: string): string[] {
  return readFileSync(join(LISTS, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** The big list of naughty strings, as it is. */
export function listedStrings(): string[] {
  const strings: unknown = JSON.parse(readFileSync(join(LISTS, 'strings/blns.json'), 'utf8'));
  return Array.isArray(strings) ? strings.filter((text) => typeof text === 'string') : [];
}

/** Every payload of the lists, once. */
export function listedAttacks(): string[] {
  const payloads = [...lines('xss/payloadbox.txt'), ...lines('xss/patt-alert.txt')];
  const all = [...payloads, ...listedStrings()];
  return [...new Set(all)];
}

export interface Attack {
  what: string;
  mime: string;
  bytes: Buffer;
}

const HTML = 'text/html; charset=utf-8';
const RUN = 'alert(1)';
const OUT = 'https://canary.example/x';
/**
 * Chromium opens a connection to a frame's host before any policy refuses the frame: there only the
 * sanitiser helps.
 */
export const FRAME_FROM_ELSEWHERE = 'a frame from elsewhere';
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"><script>${RUN}</script></svg>`;

function html(what: string, text: string): Attack {
  return { what, mime: HTML, bytes: Buffer.from(text) };
}

function typed(what: string, mime: string, bytes: Buffer | string): Attack {
  return { what, mime, bytes: Buffer.from(bytes) };
}

/** Attacks of our own making: each way we know that a page runs, loads, leads away or hides. */
export const OWN_ATTACKS: readonly Attack[] = [
  html('a script', `<script>${RUN}</script>`),
  html('a script from elsewhere', `<script src="${OUT}"></script>`),
  html('a module', `<script type="module">${RUN}</script>`),
  html('a script split by NUL', `<scr\0ipt>${RUN}</scr\0ipt><script\0>${RUN}</script>`),
  html('a script in odd case', `<ScRiPt/x>${RUN}</sCrIpT\n>`),
  html('an error handler', `<img src=x onerror=${RUN}>`),
  html(
    'handlers of many kinds',
    `<body onload=${RUN} onpageshow=${RUN}><style onload=${RUN}></style>`,
  ),
  html('a handler after a slash', `<img/src=x/onerror=${RUN}>`),
  html('a handler in backquotes', `<img src=\`x\`onerror=${RUN}>`),
  html('a focus of its own', `<input autofocus onfocus=${RUN}><a id=x tabindex=1 onfocus=${RUN}>`),
  html(
    'an animation that ends',
    `<style>@keyframes x{}</style><p style="animation:x 1s" onanimationend=${RUN}>`,
  ),
  html('an open details', `<details open ontoggle=${RUN}><summary>x</summary></details>`),
  html(
    'a film',
    `<video onerror=${RUN}><source src=x></video><audio src=x onerror=${RUN} autoplay>`,
  ),
  html('a popover', `<button popovertarget=x>x</button><p popover id=x onbeforetoggle=${RUN}>x`),
  html(
    'a drawing',
    `<svg onload=${RUN}><script>${RUN}</script><image href=x onerror=${RUN} /></svg>`,
  ),
  html(
    'a drawing that animates',
    `<svg><a><animate attributeName=href values=javascript:${RUN} /><text y=9>x</text></a><set attributeName=onload to=${RUN}></svg>`,
  ),
  html(
    'a drawing that uses',
    `<svg><use href="data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}#x"></use></svg>`,
  ),
  html(
    'a foreign object',
    `<svg><foreignObject><iframe srcdoc="<script>${RUN}</script>"></iframe></foreignObject></svg>`,
  ),
  html(
    'mathematics',
    `<math href="javascript:${RUN}">x</math><math><maction actiontype=statusline xlink:href="javascript:${RUN}">x`,
  ),
  html('a refresh', `<meta http-equiv="refresh" content="0;url=${OUT}">`),
  html('a refresh to a script', `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`),
  html(
    'a refresh to data',
    `<meta http-equiv="refresh" content="0;url=data:text/html,<script>${RUN}</script>">`,
  ),
  html(
    'a policy of its own',
    `<meta http-equiv="Content-Security-Policy" content="default-src *"><script src="${OUT}"></script>`,
  ),
  html(
    'a base',
    `<base href="${OUT}/"><img src=a><script src=b></script><link rel=stylesheet href=c>`,
  ),
  html('a frame of a text', `<iframe srcdoc="&lt;script&gt;${RUN}&lt;/script&gt;"></iframe>`),
  html(
    'a frame of a script',
    `<iframe src="javascript:${RUN}"></iframe><frameset><frame src="javascript:${RUN}"></frameset>`,
  ),
  html('a frame of data', `<iframe src="data:text/html,<script>${RUN}</script>"></iframe>`),
  html(
    'objects from elsewhere',
    `<object data="${OUT}"></object><embed src="${OUT}"><applet code="${OUT}"></applet>`,
  ),
  html(FRAME_FROM_ELSEWHERE, `<iframe src="${OUT}"></iframe>`),
  html(
    'a portal and fenced frame',
    `<portal src="${OUT}"></portal><fencedframe src="${OUT}"></fencedframe>`,
  ),
  html(
    'a link to a script',
    `<a href="javascript:${RUN}">x</a><a href="java\tscript:${RUN}">x</a><a href="&#1;javascript:${RUN}">x</a>`,
  ),
  html(
    'a form that leaves',
    `<form action="${OUT}"><input name=a><button autofocus>x</button></form><script>document.forms[0].submit()</script>`,
  ),
  html(
    'a form by a button',
    `<form id=f></form><button form=f formaction="javascript:${RUN}">x</button><isindex action="javascript:${RUN}">`,
  ),
  html(
    'pictures from elsewhere',
    `<img src="${OUT}"><img srcset="${OUT} 2x"><picture><source srcset="${OUT}"><img></picture><input type=image src="${OUT}">`,
  ),
  html(
    'a background from elsewhere',
    `<body background="${OUT}"><table background="${OUT}"><tr><td background="${OUT}">x`,
  ),
  html(
    'a style that loads',
    `<p style="background:url(${OUT})">x</p><style>p{background:url(${OUT})}</style>`,
  ),
  html(
    'a style that imports',
    `<style>@import url(${OUT});@font-face{font-family:x;src:url(${OUT})}*{font-family:x}</style>`,
  ),
  html(
    'a style with an expression',
    `<p style="width:expression(${RUN});behavior:url(${OUT});-moz-binding:url(${OUT})">x`,
  ),
  html('a style that breaks out', `<style><img src="</style><img src=x onerror=${RUN}>">`),
  html(
    'links that load ahead',
    `<link rel=preload as=script href="${OUT}"><link rel=prefetch href="${OUT}"><link rel=icon href="${OUT}"><link rel=manifest href="${OUT}"><link rel=modulepreload href="${OUT}">`,
  ),
  html(
    'connections ahead',
    `<link rel=preconnect href="${OUT}"><link rel=dns-prefetch href="${OUT}">`,
  ),
  html(
    'rules that speculate',
    `<script type=speculationrules>{"prefetch":[{"urls":["${OUT}"]}]}</script>`,
  ),
  html('a ping', `<a href="#x" ping="${OUT}" id=x>x</a><a attributionsrc="${OUT}" href=#>x</a>`),
  html(
    'a track and a poster',
    `<video poster="${OUT}" src="${OUT}"><track default src="${OUT}"></video>`,
  ),
  html(
    'a template',
    `<template shadowrootmode=open><script>${RUN}</script><img src=x onerror=${RUN}></template><template><img src=x onerror=${RUN}></template>`,
  ),
  html('a noscript', `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`),
  html(
    'a noscript that refreshes',
    `<noscript><meta http-equiv=refresh content="0;url=${OUT}"></noscript>`,
  ),
  html(
    'a mutation through math',
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  ),
  html(
    'a mutation through a form',
    `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`,
  ),
  html('a mutation through svg', `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`),
  html(
    'a mutation through a select',
    `<select><noembed></select><script>x='<a title="</noembed><img src=x onerror=${RUN}>">'</script>`,
  ),
  html(
    'a mutation through a textarea',
    `<svg><textarea><img src=x onerror=${RUN}></textarea></svg><textarea></textarea/><img src=x onerror=${RUN}>`,
  ),
  html(
    'a mutation through a title',
    `<svg><title><style><img src=x onerror=${RUN}></style></title></svg><title></title/><img src=x onerror=${RUN}>`,
  ),
  html(
    'a mutation through xmp',
    `<xmp></xmp/><img src=x onerror=${RUN}></xmp><noembed></noembed/><img src=x onerror=${RUN}>`,
  ),
  html(
    'a mutation through CDATA',
    `<svg><![CDATA[><img src=x onerror=${RUN}>]]></svg><math><annotation-xml encoding="text/html"><![CDATA[]]><img src=x onerror=${RUN}>`,
  ),
  html(
    'comments that end early',
    `<!--><img src=x onerror=${RUN}>--><!---><img src=x onerror=${RUN}>--><!-- --!><img src=x onerror=${RUN}>-->`,
  ),
  html(
    'a processing instruction',
    `<?xml-stylesheet href="javascript:${RUN}"?><!DOCTYPE x [<!ENTITY y "<script>${RUN}</script>">]>&y;`,
  ),
  html(
    'entities',
    `&lt;script&gt;${RUN}&lt;/script&gt;&#60;img src=x onerror=${RUN}&#62;&lt;img src=x onerror=${RUN}&gt;`,
  ),
  html(
    'entities twice',
    `&amp;lt;img src=x onerror=${RUN}&amp;gt;<p title="&quot;&gt;&lt;img src=x onerror=${RUN}&gt;">x`,
  ),
  html('an unclosed attribute', `<p title="<img src=x onerror=${RUN}>`),
  html('an unclosed tag', `<img src=x onerror=${RUN} `),
  html('plain text', `<plaintext></plaintext><img src=x onerror=${RUN}>`),
  html(
    'clobbered names',
    `<form id=document><input name=cookie><input name=body><img name=getElementById></form><a id=window name=location href="${OUT}">x</a><iframe name=self></iframe>`,
  ),
  html(
    'a custom element',
    `<x-y is=img onclick=${RUN} style=x>x</x-y><img is=x-y src=x onerror=${RUN}>`,
  ),
  html(
    'our own classes',
    `<span class="kaopu-frame kaopu-note" style="position:fixed" onclick=${RUN} title='"><img src=x onerror=${RUN}>'>x</span>`,
  ),
  html(
    'marks of direction',
    `<p>\u202e${RUN}\u2066</p><img alt="\u2028\u2029" src=x onerror=${RUN}>`,
  ),
  html('tags in tags', `${'<div><table><svg>'.repeat(3000)}<img src=x onerror=${RUN}>`),
  html('formatting in formatting', `${'<b><i><p>'.repeat(3000)}<script>${RUN}</script>`),
  html('an attribute without end', `<img src=x ${'a=b '.repeat(20_000)} onerror=${RUN}>`),
  html('frames in frames', `${'<iframe srcdoc="'.repeat(100)}<script>${RUN}</script>`),
  typed('UTF-7', 'text/html; charset=utf-7', `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`),
  typed(
    'UTF-7 by its meta',
    'text/html',
    `<meta charset="utf-7">+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  ),
  typed(
    'ISO-2022-JP that hides a quote',
    'text/html',
    `<meta charset="iso-2022-jp"><p title="\u001b$B">x</p>\u001b(B<p title="><img src=x onerror=${RUN}>">`,
  ),
  typed(
    'ISO-2022-JP without a charset',
    'text/html',
    `<a href="\u001b$@x\u001b(B javascript:${RUN}">\u001b(J\\<script>${RUN}</script>`,
  ),
  typed(
    'GBK that eats a quote',
    'text/html; charset=gbk',
    Buffer.from(`<p title="\u00e0" onclick=x><img src=x onerror=${RUN}>`, 'latin1'),
  ),
  typed(
    'UTF-16 with a mark',
    'text/html',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<script>${RUN}</script>`, 'utf16le')]),
  ),
  typed(
    'UTF-16 without a mark',
    'text/html; charset=utf-16',
    Buffer.from(`<script>${RUN}</script>`, 'utf16le'),
  ),
  typed(
    'overlong UTF-8',
    HTML,
    Buffer.from([0xc0, 0xbc, ...Buffer.from(`script>${RUN}</script>`)]),
  ),
  typed('a drawing of its own', 'image/svg+xml', SVG),
  typed('a page called a picture', 'image/png', `<script>${RUN}</script>`),
  typed('a picture that is a page too', 'image/gif', `GIF89a/*<script>*/=1;${RUN}//</script>`),
  typed(
    'XHTML',
    'application/xhtml+xml',
    `<html xmlns="http://www.w3.org/1999/xhtml"><script>${RUN}</script></html>`,
  ),
  typed(
    'XML with a style sheet',
    'text/xml',
    `<?xml-stylesheet type="text/xsl" href="${OUT}"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`,
  ),
  typed(
    'JSON with markup',
    'application/json',
    `{"a":"<script>${RUN}</script><img src=x onerror=${RUN}>"}`,
  ),
  typed(
    'plain text with markup',
    'text/plain',
    `<script>${RUN}</script><img src=x onerror=${RUN}>`,
  ),
  typed('a script of its own', 'application/javascript', `${RUN}//<script>${RUN}</script>`),
  typed('no type', '', `<script>${RUN}</script>`),
  typed('a type that breaks lines', 'text/html\r\nset-cookie: a=b', `<script>${RUN}</script>`),
  typed(
    'a mail of many parts',
    'multipart/related; boundary=x',
    `--x\r\nContent-Type: text/html\r\n\r\n<script>${RUN}</script>`,
  ),
];
