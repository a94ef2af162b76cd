/**
 * Before Jest and each of its workers. When one worker of jest-light-runner asks for its configuration, all that have a test
 * file get theirs: one that does not listen yet would miss it, and wait for ever. It is kept here until it listens.
 */
let early;

process.on('message', (message) => {
  if (message?.type === 'jest-light-runner-worker-data') early = message;
});

process.on('newListener', (event, listener) => {
  if (event === 'message' && early) process.nextTick(listener, early);
});
