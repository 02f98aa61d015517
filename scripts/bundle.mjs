// Makes one program, dist/main.js, of an app and all it imports: it starts in half the time and rests on half
// the memory of some hundreds of sources. Run in the app's folder.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(process.cwd(), 'dist');

/** Packages that look for files of their own, load others by name, or are there only for some. */
const LEFT_OUT = [
  /^playwright-core/,
  /^@sparticuz\//,
  /^@embedpdf\//,
  /^@prisma\//,
  /^(ioredis|iovalkey|@valkey\/.*|msgpackr)$/,
  /^(pino|pino-.*|thread-stream|sonic-boom)$/,
  /^pg(-.*)?$/,
  /^@nestjs\/(microservices|websockets|platform-express|mapped-types\/.*)/,
  /^@fastify\/(view|multipart)$/,
  /^class-(validator|transformer)/,
];

/** Sources that lie beside others go on finding them: threads, migrations, the dashboard. */
const ownPlaces = {
  name: 'own-places',
  transform(code, id) {
    if (!id.startsWith(root) || id.includes('/node_modules/')) return null;
    if (!code.includes('import.meta.url')) return null;
    const place = JSON.stringify(relative(dist, id));
    return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
  },
};

/** V8 keeps a source with a single wide character as two bytes a character, for as long as it runs. */
const narrow = {
  name: 'narrow',
  renderChunk: (code) => code.replaceAll(/String\.raw`[^`]*`|[^\0-\xFF]/g, escaped),
};

function escaped(found) {
  // A raw template takes escapes for what they look like.
  if (found.length > 1) return found;
  return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const bundle = await rolldown({
  input: 'src/main.ts',
  platform: 'node',
  external: LEFT_OUT,
  plugins: [ownPlaces, narrow],
  tsconfig: join(process.cwd(), 'tsconfig.json'),
  treeshake: { moduleSideEffects: 'no-external' },
});
await bundle.write({ dir: dist, format: 'esm', cleanDir: true, comments: false });
await bundle.close();
