/** Every way a page knows to make a browser talk to somebody, aimed at `target` (host:port). */
export function reachInside(target: string): string {
  const http = `http://${target}`;
  const ways: Record<string, string> = {
    fetch: `fetch('${http}/fetch', { mode: 'no-cors' })`,
    xhr: `const x = new XMLHttpRequest(); x.open('GET', '${http}/xhr'); x.send()`,
    beacon: `navigator.sendBeacon('${http}/beacon', 'x')`,
    image: `new Image().src = '${http}/image'`,
    websocket: `new WebSocket('ws://${target}/websocket')`,
    secureWebsocket: `new WebSocket('wss://${target}/secure-websocket')`,
    events: `new EventSource('${http}/events')`,
    import: `import('${http}/import')`,
    worker: `new Worker(URL.createObjectURL(new Blob([
      "fetch('${http}/worker', { mode: 'no-cors' }); new WebSocket('ws://${target}/worker-socket');",
      "importScripts('${http}/worker-import')"])))`,
    sharedWorker: `new SharedWorker('data:text/javascript,' + encodeURIComponent(
      "fetch('${http}/shared-worker', { mode: 'no-cors' })"))`,
    serviceWorker: `navigator.serviceWorker?.register('/sw.js')`,
    font: `new FontFace('f', "url('${http}/font')").load()`,
    audio: `new Audio('${http}/audio').play()`,
    open: `window.open('${http}/open')`,
    openSource: `window.open('view-source:${http}/open-source')`,
    later: `fetchLater('${http}/later', { activateAfter: 0 })`,
    notice: `new Notification('x', { icon: '${http}/notice' })`,
    sheet: `const sheet = new CSSStyleSheet(); sheet.replace("@import '${http}/sheet'")`,
    worklet: `CSS.paintWorklet.addModule('${http}/worklet')`,
    audioWorklet: `new AudioContext().audioWorklet.addModule('${http}/audio-worklet')`,
    moduleWorker: `new Worker('data:text/javascript,' + encodeURIComponent(
      "import '${http}/module-worker'"), { type: 'module' })`,
    transport: `new WebTransport('https://${target}/transport')`,
    rtc: `const peer = new RTCPeerConnection({ iceServers: [
        { urls: ['stun:${target}', 'turn:${target}?transport=udp', 'turn:${target}?transport=tcp'],
          username: 'a', credential: 'b' }] });
      peer.createDataChannel('x');
      peer.onicecandidate = ({ candidate }) =>
        candidate && document.body.append(candidate.candidate.replace(/^candidate:/, 'way' + ' out: '));
      peer.createOffer().then((offer) => peer.setLocalDescription(offer))`,
  };
  const scripts = Object.values(ways).map((way) => `<script>try { ${way} } catch {}</script>`);
  return `<!doctype html><meta charset="utf-8"><title>ways in</title>
<link rel="stylesheet" href="${http}/stylesheet"><link rel="preload" as="script" href="${http}/preload">
<link rel="prefetch" href="${http}/prefetch"><link rel="preconnect" href="${http}">
<link rel="dns-prefetch" href="//${target}"><link rel="modulepreload" href="${http}/modulepreload">
<link rel="icon" href="${http}/icon"><link rel="manifest" href="${http}/manifest">
<style>@import "${http}/css-import"; body { background: url("${http}/background");
cursor: url("${http}/cursor"), auto; list-style-image: url("${http}/marker") }
@font-face { font-family: f; src: url("${http}/font-face") } p { font-family: f;
mask-image: url("${http}/mask"); border-image-source: url("${http}/border") }
p::before { content: url("${http}/content") } </style><p>text in a font of its own</p>
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${http}/speculative"]}],
"prerender":[{"source":"list","urls":["${http}/prerender"]}]}</script>
<script src="${http}/script"></script>
<body><img src="${http}/img" srcset="${http}/srcset 2x"><iframe src="${http}/iframe"></iframe>
<iframe srcdoc='<meta http-equiv="refresh" content="0;url=${http}/refresh">'></iframe>
<iframe src="file:///etc/passwd"></iframe><iframe src="view-source:${http}/source-of"></iframe>
<iframe src="blob:${http}/blob"></iframe><iframe src="ftp://${target}/ftp"></iframe>
<fencedframe src="${http}/fenced"></fencedframe><portal src="${http}/portal"></portal>
<input type="image" src="${http}/input"><audio src="${http}/audio-tag"></audio>
<video><track default src="${http}/track"></video><table background="${http}/table"></table>
<img attributionsrc="${http}/attribution" src="data:,"><svg><filter><feImage href="${http}/filter" /></filter></svg><object data="${http}/object"></object>
<embed src="${http}/embed"><video src="${http}/video" poster="${http}/poster"></video>
<picture><source srcset="${http}/source"><img></picture>
<svg><image href="${http}/svg-image" /><use href="${http}/svg-use#a" /></svg>
<form id=f method=post action="${http}/form" target=inner><iframe name=inner></iframe></form>
<a id=p href="#p" ping="${http}/ping">p</a>
${scripts.join('\n')}
<script>document.getElementById('f').submit(); document.getElementById('p').click();</script>`;
}
