/** How the tables beside this file say what a value must be. */

/**
 * The name of a scalar or of another schema, an enumeration, or a collection: of a set the contract says `uniqueItems`, of a map
 * `additionalProperties`.
 */
export type Type =
  | string
  | readonly string[]
  | { readonly listOf: Type }
  | { readonly setOf: Type }
  | { readonly mapOf: Type };

/** Properties by name. */
export type Schema = Readonly<Record<string, Type>>;
