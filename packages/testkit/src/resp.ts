import { connect } from 'node:net';

/** Sends one inline command to a Redis, as whoever has the password, and gives the first line of its answer. */
export function redisCommand(
  port: number,
  host: string,
  command: string,
  password?: string,
): Promise<string> {
  const commands = password === undefined ? [command] : [`AUTH ${password}`, command];
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host });
    let text = '';
    socket.setTimeout(2_000, () => socket.destroy(new Error(`no answer to ${command}`)));
    socket.once('connect', () => socket.write(commands.map((line) => `${line}\r\n`).join('')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`closed before an answer to ${command}`)));
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const lines = text.split('\r\n');
      if (lines.length <= commands.length) return;
      resolve(lines[commands.length - 1] ?? '');
      socket.destroy();
    });
  });
}
