// Asks for an access token with Adobe's published IMS library and the values of
// an OAuth credential, and prints what it got.
const fs = require('node:fs');
const { Ims } = require('@adobe/aio-lib-ims');

// Run from text, so the first argument is already ours.
const [keyFile, origin] = process.argv.slice(1);
const key = JSON.parse(fs.readFileSync(keyFile, 'utf8'));
const ims = new Ims('prod');
// The library offers no other way to another server than its own property.
ims.endpoint = origin;
ims
  .getAccessTokenByClientCredentials(
    key.CLIENT_ID,
    key.CLIENT_SECRETS[0],
    key.ORG_ID,
    key.SCOPES,
  )
  .then(
    (token) => process.stdout.write(JSON.stringify(token)),
    (error) => {
      process.stderr.write(String(error));
      process.exitCode = 1;
    },
  );
