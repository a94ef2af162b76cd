/** Plays each scene in light and in dark, and takes a picture of it. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { Definition } from '../docs/definition.ts';
import type { Integration } from '../lib/zapier-run.ts';
import { startFor } from '../preview/start.ts';
import { smaller } from './png.ts';
import { SCENES, type Scene } from './scenes.ts';
import { HASH_FILE, shownHash } from './shown.ts';

/** Bytes: a README with several of them must load fast. */
export const LARGEST = 150_000;

const FLAGS = { port: 0, queues: 1_200 };
const VIEW = { width: 1200, height: 680 };

interface Picture {
  readonly file: string;
  readonly bytes: number;
}

export const pictureFile = ({ name }: Scene, scheme: string) => `docs/pictures/${name}-${scheme}.png`;

/** @param executablePath of Chromium. @throws {RangeError} for a picture that is too large */
export async function takePictures(app: Integration, executablePath: string): Promise<Picture[]> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-lcd-text'],
  });
  const pictures: Picture[] = [];
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      // A sandbox of its own for each, or a queue would be created twice.
      const preview = await startFor(app, FLAGS, null, console.error);
      const page = await browser.newPage({ viewport: VIEW, colorScheme, reducedMotion: 'reduce' });
      for (const scene of SCENES) pictures.push(await take(page, preview.url, scene, colorScheme));
      await page.close();
      await preview.close();
    }
  } finally {
    await browser.close();
  }
  writeFileSync(HASH_FILE, `${shownHash(app as unknown as Definition)}\n`);
  return pictures;
}

async function take(page: Page, url: string, scene: Scene, scheme: string): Promise<Picture> {
  await scene.play(page, url);
  // A button that was pressed gets the focus back when all is done, which may scroll.
  await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
  const { y } = scene.from ? ((await page.locator(`main ${scene.from}`).first().boundingBox()) ?? { y: 0 }) : { y: 0 };
  await page.evaluate(`scrollTo(0, ${scene.from ? `scrollY + ${y} - 16` : 0})`);
  await page.mouse.move(0, 0);
  const picture = smaller(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  const file = pictureFile(scene, scheme);
  if (picture.length > LARGEST) throw new RangeError(`${file} has ${picture.length} bytes; ${LARGEST} are allowed.`);
  writeFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), picture);
  return { file, bytes: picture.length };
}
