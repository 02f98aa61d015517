/** What a hostile site does to the browser that opens it, by name. */
export const PAGES: Record<string, string> = {
  good: '<p>库存充足 ￥178.00',
  loop: '<script>for (;;);</script>',
  later: '<script>setTimeout(() => { for (;;); }, 100)</script>',
  alerts: '<script>for (;;) alert(1)</script>',
  buffers: '<script>const all = []; for (;;) all.push(new Uint8Array(5e7).fill(1))</script>',
  strings: '<script>const all = []; for (;;) all.push(new Array(1e5).fill(all.length))</script>',
  giant: `<script>for (;;) document.documentElement.insertAdjacentHTML('beforeend', '<i>'.repeat(1e4))</script>`,
  windows: '<script>for (let i = 0; i < 500; i++) window.open("/" + i)</script>',
  restless: '<script>location.replace("/restless?" + Math.random())</script>',
  console: '<script>for (;;) console.log("x".repeat(1e6))</script>',
  address: '<script>for (;;) new Image().src = "data:," + "x".repeat(1e7)</script>',
  killed: '<img src=/slow>',
};
