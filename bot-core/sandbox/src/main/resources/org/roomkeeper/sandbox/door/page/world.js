// The sandbox's own addresses.
async function answer(response) {
  const json = await response.json();
  if (!response.ok) throw new Error(json.error || response.status);
  return json;
}

export const look = async (path) => answer(await fetch('/_sandbox/' + path));

export const act = async (path, body = {}) => answer(await fetch('/_sandbox/' + path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
}));
