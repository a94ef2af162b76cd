/** Something that a person typed or configured cannot be used. The message says what was wrong and what is accepted. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
