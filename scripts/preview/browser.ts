/** Opens an address in the browser that the person uses. */
import { spawn } from 'node:child_process';

/**
 * The system's opener. No shell takes part: an authorization URL is full of `&`, which a shell, `cmd` included, would take
 * for its own.
 */
export function opener(platform: NodeJS.Platform, url: string): [command: string, args: string[]] {
  if (platform === 'darwin') return ['open', [url]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}

/**
 * @param url an http or https address.
 * @returns whether an opener could be started; whether a browser came up nobody can tell.
 */
export function openBrowser(url: URL): Promise<boolean> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return Promise.resolve(false);
  const [command, args] = opener(process.platform, url.href);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
    child.unref();
  });
}
