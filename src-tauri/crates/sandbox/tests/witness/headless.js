// Asks Content Fragment queries with Adobe's published client, and prints what it got.
const { AEMHeadless } = require('@adobe/aem-headless-client-nodejs');

// Run from text, so the first argument is already ours.
const [keyFile, origin] = process.argv.slice(1);
const key = require(keyFile);
const client = new AEMHeadless({
  serviceURL: origin,
  endpoint: '/content/_cq_graphql/northlight/endpoint.json',
  auth: key.accessToken,
});

async function ask() {
  const posted = await client.runQuery({
    query:
      'query ($room: String) { storyList(filter: { room: { _expressions: [{ value: $room }] } }) { items { headline room } } }',
    variables: { room: 'Garden' },
  });
  const persisted = await client.runPersistedQuery('northlight/stories-by-room', {
    room: 'Kitchen',
    from: 30,
  });
  const pages = [];
  const paged = client.runPaginatedQuery('story', '{ _path headline }', { pageSize: 10 });
  for await (const page of paged) {
    pages.push(page.map((story) => story._path));
  }
  const persistedNew = await client.persistQuery(
    '{ designerList { items { name } } }',
    'northlight/designers',
  );
  const listed = await client.listPersistedQueries();
  const failed = await client.runQuery('{ nothingLikeThis }').catch((error) => String(error));
  return { posted, persisted, pages, persistedNew, listed, failed };
}

ask().then(
  (answers) => process.stdout.write(JSON.stringify(answers)),
  (error) => {
    process.stderr.write(String(error));
    process.exitCode = 1;
  },
);
