/**
 * How often a property is tried: as often as finds a fault at all in most of the runs of the suite, which is run all the
 * time. `PROPERTY_RUNS=10` before the command tries each ten times as often, to look for a rare one.
 */
export const runs = (count: number): number => Math.ceil(count * Number(process.env.PROPERTY_RUNS ?? 1));
