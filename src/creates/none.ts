/** In place of what writes, for owners who must not ship it: `npm run package -- --read-only`. */
export default {};
