import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGED = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'];

/** The system's fonts first; ours at the end, so that there is always one with Chinese characters. */
function configuration(folders: readonly string[], cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
${folders.map((folder) => `  <dir>${folder}</dir>\n`).join('')}  <cachedir>${cache}</cachedir>
</fontconfig>
`;
}

async function put(from: string, to: string): Promise<void> {
  if (existsSync(to)) return;
  // Two workers may start at once: neither may see half a font.
  const draft = `${to}.${process.pid}`;
  await copyFile(from, draft);
  await rename(draft, to);
}

/**
 * Lays fonts with Simplified Chinese (Noto Sans Hans, from npm) and a fontconfig file below
 * `folder`, and returns the path of that file. `extra` are further folders with fonts.
 */
export async function prepareFonts(
  folder: string,
  scratch: string,
  extra: readonly string[] = [],
): Promise<string> {
  const fonts = join(folder, 'zh-fonts');
  await mkdir(fonts, { recursive: true, mode: 0o755 });
  const packaged = dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc'));
  for (const name of PACKAGED) await put(join(packaged, '../fonts', name), join(fonts, name));
  const file = join(scratch, 'fonts.conf');
  await writeFile(file, configuration([...extra, fonts], join(scratch, 'font-cache')));
  return file;
}
