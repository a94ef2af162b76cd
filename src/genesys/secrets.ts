/** Shorter than any token or secret of Genesys; a shorter text would be cut out of ordinary words. */
const SHORTEST = 8;

/** @returns the text without any of the secrets; those shorter than 8 characters are no secrets. */
export function cutOut(secrets: readonly unknown[], text: string): string {
  return secrets
    .filter((secret) => typeof secret === 'string' && secret.length >= SHORTEST)
    .reduce<string>((rest, secret) => rest.replaceAll(String(secret), '…'), text);
}
