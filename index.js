// What Zapier loads.
export { default } from './dist/index.js';
