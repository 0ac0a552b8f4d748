/**
 * Built into the pages in place of twilio-video's `util/dynamicimport` (next.config.mjs). That one makes a function from a
 * string as soon as it is loaded, which our content security policy forbids: with it no call could be made. The SDK uses it
 * for noise cancellation alone, which Panacare does not.
 */
module.exports = function dynamicImport(url) {
  return Promise.reject(new Error(`Not part of this build: ${url}`));
};
