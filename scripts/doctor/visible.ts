/**
 * Names come from outside. Control characters among them could move the cursor, colour the terminal or break a line;
 * they are shown as what they are not: U+FFFD.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
