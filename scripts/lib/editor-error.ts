/**
 * A failed run as the Zap editor shows it. Core puts `z.errors.Error` and `ThrottledError` into their message as JSON
 * (zapier-platform-core, src/errors.js); the editor unpacks it and shows the `message` inside.
 */
export class EditorError extends Error {
  override readonly name = 'EditorError';
  /** Core's name for it: `AppError`, `RefreshAuthError`, `ThrottledError` and so on. It decides what Zapier does next. */
  readonly kind: string;
  /** The code given to `z.errors.Error`; null for other kinds. */
  readonly code: string | null;
  /** Seconds until Zapier tries again; null for other kinds than `ThrottledError`. */
  readonly retryAfterSeconds: number | null;

  /** @param thrown what Zapier's entry rejected with. */
  constructor(thrown: unknown) {
    const { name, message } = thrown instanceof Error ? thrown : { name: 'Error', message: String(thrown) };
    const unpacked = name === 'AppError' || name === 'ThrottledError' ? JSON.parse(message) : { message };
    super(unpacked.message, { cause: thrown });
    this.kind = name;
    this.code = unpacked.code ?? null;
    this.retryAfterSeconds = unpacked.delay ?? null;
  }
}
