/** How scripts and tests fetch what they ask for: with the core's own sender, so that they drive the very code that runs on Zapier. */
export { directSend as fetchSend } from '../../src/genesys/http/direct-send.ts';
