/**
 * Loaded by each process of Jest, before Jest. To count coverage it switches V8's debugger on, too, which tells of every
 * script there is, and costs each test file more than the counting does. The profiler counts without it, as Node's own
 * coverage shows. https://chromedevtools.github.io/devtools-protocol/v8/Profiler/
 */
const { Session } = require('node:inspector');

const { post } = Session.prototype;

Session.prototype.post = function (method, ...rest) {
  // What is asked in its place is asked anyway, and twice does no harm.
  return post.call(this, method.replace(/^Debugger\.(enable|disable)$/, 'Profiler.$1'), ...rest);
};
