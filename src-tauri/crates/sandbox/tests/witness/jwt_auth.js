// Asks for an access token with Adobe's published library and the values of a
// key file, and prints what it got.
const fs = require('node:fs');
const auth = require('@adobe/jwt-auth');

// Run from text, so the first argument is already ours.
const [keyFile, ims] = process.argv.slice(1);
const { integration } = JSON.parse(fs.readFileSync(keyFile, 'utf8'));
auth({
  clientId: integration.technicalAccount.clientId,
  clientSecret: integration.technicalAccount.clientSecret,
  technicalAccountId: integration.id,
  orgId: integration.org,
  metaScopes: integration.metascopes.split(','),
  privateKey: integration.privateKey,
  ims,
}).then(
  (token) => process.stdout.write(JSON.stringify(token)),
  (error) => {
    process.stderr.write(String(error));
    process.exitCode = 1;
  },
);
