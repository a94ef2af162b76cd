/**
 * What is configured: the environment, and below it the file `.env` where Zapier's command line looks for it, too. As
 * with `node --env-file`, what the environment already has wins. Nothing of it is ever printed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param folder where `.env` lies; that it is missing is no fault.
 * @throws the file system's error when it is there and cannot be read.
 */
export function readEnvironment(folder: string, environment: Environment): Environment {
  try {
    return { ...parseEnv(readFileSync(join(folder, '.env'), 'utf8')), ...environment };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return environment;
    throw error;
  }
}
