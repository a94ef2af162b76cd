const { PATH, TMPDIR, NODE_COMPILE_CACHE } = process.env;

/** All that a process gets that is to know nothing of this machine, with the places of `begin.js`. */
export const BARE = { PATH, TMPDIR, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };
