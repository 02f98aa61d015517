/** Addresses nobody outside may lead us to. */
const INSIDE = [
  '127.0.0.1',
  '127.9.8.7',
  '10.0.0.1',
  '10.255.255.254',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '0.0.0.0',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
];

const hex = (value: number) => value.toString(16);
const octal = (value: number) => `0${value.toString(8)}`;
const enclosed = (text: string) =>
  text.replace(/[0-9]/g, (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x245f + +digit)));
const fullwidth = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const escaped = (text: string) =>
  text.replace(/./g, (character) => `%${hex(character.charCodeAt(0)).padStart(2, '0')}`);

/** Every way we know to write an IPv4 address as the host of a URL. */
function written(ip: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = ip.split('.').map(Number);
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const words = `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
  return [
    ip,
    `${ip}.`,
    String(whole),
    `0x${hex(whole)}`,
    `0${whole.toString(8)}`,
    [a, b, c, d].map(octal).join('.'),
    [a, b, c, d].map((part) => `0x${hex(part)}`).join('.'),
    [octal(a), `0x${hex(b)}`, c, d].join('.'),
    [a, b, c * 256 + d].join('.'),
    [a, (b * 256 + c) * 256 + d].join('.'),
    [a, b, c, d].map((part) => `000${octal(part)}`).join('.'),
    ip.replaceAll('.', '。'),
    ip.replaceAll('.', '．'),
    ip.replaceAll('.', '｡'),
    enclosed(ip),
    fullwidth(ip),
    escaped(ip),
    `[::ffff:${ip}]`,
    `[::ffff:${words}]`,
    `[0:0:0:0:0:ffff:${words}]`,
    `[::${words}]`,
    `[::${ip}]`,
    `[::ffff:0:${words}]`,
    `[64:ff9b::${ip}]`,
    `[64:ff9b:1::${words}]`,
    `[2002:${words}::1]`,
    `[2001:0:${words}::1]`,
    `[2001:db8::5efe:${words}]`,
  ];
}

const NAMES = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.b.localhost',
  'ｌｏｃａｌｈｏｓｔ',
  'loc%61lhost',
  'localhost.localdomain',
  'ip6-localhost',
  'router.lan',
  'nas.local',
  'metadata',
  'metadata.google.internal',
  'metadata.tencentyun.com',
  'host.docker.internal',
  'kubernetes.default.svc',
  'a.default.svc.cluster.local',
  'postgres',
  'redis.corp',
  'wiki.intranet',
];

const V6 = [
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fec0::1]',
  '[ff02::1]',
  '[100::1]',
  '[3fff::1]',
];

/** Complete URLs, each of which leads inside; more than five hundred. */
export function insideUrls(): string[] {
  const hosts = [...INSIDE.flatMap(written), ...NAMES, ...V6];
  return hosts.flatMap((host) => [`http://${host}/`, `https://${host}/latest/meta-data/?a=b#c`]);
}

/** The same address dressed up as something else. */
export function disguisedUrls(): string[] {
  const inside = '127.0.0.1';
  return [
    `http:${inside}`,
    `http:/${inside}/`,
    `http:///${inside}/`,
    `http:\\\\${inside}\\`,
    `http:\\/${inside}/`,
    ` http://${inside}/ `,
    `ht\ntp://${inside}/`,
    `http://1\t27.0.0.1/`,
    `HTTP://${inside}/`,
    `http://shop.example.com@${inside}/`,
    `http://shop.example.com:80@${inside}/`,
    `http://${inside}\\@shop.example.com/`,
    `http://${inside}#@shop.example.com/`,
    `http://${inside}?@shop.example.com/`,
    `http://${inside}:80\\@shop.example.com/`,
    `http://${inside}\u3002/`,
    `http://${inside}:080/`,
    `http://${inside}:+80/`,
    `http://[::ffff:${inside}%25lo]/`,
    `http://user:pass@[::1]/`,
  ];
}
