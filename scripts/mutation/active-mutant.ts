/** @returns the number of the mutant under test; null in the first run, which records what each test reaches. */
export const activeMutant = (): string | null => process.env.__STRYKER_ACTIVE_MUTANT__ ?? null;
