/** Asks the preview's server. */
const token = document.querySelector('meta[name="preview-token"]')?.content ?? '';

/** This page among all that are open: each has its own triggers and its own Zap switched on. */
const tab = crypto.randomUUID();

/**
 * @param {string} name of the call.
 * @param {object} given what goes along, as JSON.
 * @throws {Error} with words for the page.
 */
export async function call(name, given = {}) {
  const response = await fetch(`/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-preview-token': token },
    body: JSON.stringify({ tab, ...given }),
  }).catch(() => {
    throw new Error('The preview does not answer. Is it still running in the terminal?');
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Error(answer.refused ?? 'The preview could not do that.');
}
