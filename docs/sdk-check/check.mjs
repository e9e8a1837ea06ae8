// Uses the public client against a running server. See README.md.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { OpenPartner } from '@openpartner/sdk';
import { OpenPartnerError, OpenPartnerServer } from '@openpartner/sdk/server';

const server = (process.argv[2] ?? 'http://localhost:8080').replace(/\/$/, '');
const adminKey = process.env.OPENPARTNER_ADMIN_API_KEY;
assert.ok(adminKey, 'Set OPENPARTNER_ADMIN_API_KEY.');

const apiUrl = `${server}/api`;
const unique = randomUUID().slice(0, 8);
const buyer = `buyer-${unique}@customer.example`;
let failures = 0;

async function check(name, body) {
  try {
    await body();
    console.log(`ok    ${name}`);
  } catch (failure) {
    failures++;
    console.log(`FAIL  ${name}\n      ${failure.message}`);
  }
}

async function admin(method, path, body) {
  const response = await fetch(apiUrl + path, {
    method,
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

async function click() {
  const response = await fetch(`${server}/r/sdk-${unique}`, { redirect: 'manual' });
  assert.equal(response.status, 302);
  return new URL(response.headers.get('location')).searchParams.get('cref');
}

async function failureOf(call) {
  try {
    await call();
  } catch (failure) {
    assert.ok(failure instanceof OpenPartnerError, `not a typed error: ${failure}`);
    return failure;
  }
  assert.fail('the call should have failed');
}

const campaign = await admin('POST', '/campaigns', {
  name: `SDK check ${unique}`,
  destinationUrl: 'https://shop.example/',
  commissionRule: { type: 'percent', value: 20 },
});
const partner = await admin('POST', '/partners', { email: `sdk-${unique}@agency.example`, name: 'SDK check' });
await admin('POST', `/partners/${partner.id}/links`, { linkKey: `sdk-${unique}`, campaignId: campaign.id });
const key = await admin('POST', '/api-keys', { label: 'SDK check', scopes: ['events:write'] });
const client = new OpenPartnerServer({ apiUrl, apiKey: key.plaintext });

await check('trackEvent of an unknown user is stored and says why nobody earned it', async () => {
  const answer = await client.trackEvent({ userId: `stranger-${unique}`, type: 'signup' });
  assert.equal(answer.ok, true);
  assert.equal(answer.attribution.status, 'no_identity');
});

await check('identify joins a click and a user, and says that it was the first time', async () => {
  const cref = await click();
  const answer = await client.identify({ cref, userId: buyer, ts: Date.now() });
  assert.equal(answer.ok, true);
  assert.equal(answer.firstStitch, true);
  assert.equal(typeof answer.identityId, 'string');
  const again = await client.identify({ cref, userId: buyer });
  assert.deepEqual([again.identityId, again.firstStitch, again.backfilledAttributions], [null, false, 0]);
});

await check('trackEvent of that user answers with the touch and its commission', async () => {
  const answer = await client.trackEvent({
    userId: buyer,
    type: 'invoice_paid',
    value: 249,
    currency: 'USD',
    metadata: { stripeInvoiceId: `in_${unique}` },
  });
  assert.equal(answer.attribution.status, 'attributed');
  assert.equal(answer.attribution.model, 'last_click');
  const [touch] = answer.attribution.touches;
  assert.equal(touch.partnerId, partner.id);
  assert.equal(touch.weight, 1);
  assert.ok(touch.clickId && touch.attributionId && touch.commissionId);
  assert.equal(touch.commissions[0].amount, '49.80');
});

await check('trackEvent with a time of its own', async () => {
  const answer = await client.trackEvent({ userId: buyer, type: 'signup', ts: new Date().toISOString() });
  assert.equal(answer.ok, true);
});

await check('a bad body is a typed error with status, code and detail', async () => {
  const failure = await failureOf(() => client.trackEvent({ userId: '', type: 'signup' }));
  assert.deepEqual([failure.status, failure.code, typeof failure.detail], [400, 'invalid_body', 'string']);
});

await check('an unknown click is a typed error', async () => {
  const failure = await failureOf(() => client.identify({ cref: '01JUNKNOWNCLICK000000000000', userId: buyer }));
  assert.deepEqual([failure.status, failure.code], [404, 'click_not_found']);
});

await check('a wrong key is a typed error', async () => {
  const stranger = new OpenPartnerServer({ apiUrl, apiKey: 'op_live_wrong' });
  const failure = await failureOf(() => stranger.trackEvent({ userId: buyer, type: 'signup' }));
  assert.deepEqual([failure.status, failure.code], [401, 'unauthorized']);
});

await check('the browser client finds the token in the address and identifies', async () => {
  const stored = new Map();
  globalThis.localStorage = {
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, value) => stored.set(name, value),
    removeItem: (name) => stored.delete(name),
  };
  globalThis.window = { location: { href: `https://shop.example/?cref=${await click()}` } };
  globalThis.document = { cookie: '' };
  let failed;
  const browser = OpenPartner.init({ apiUrl, onError: (error) => (failed = error) });
  const answer = await browser.identify(`browser-${unique}`);
  assert.equal(failed, undefined);
  assert.equal(answer.ok, true);
  assert.equal(answer.firstStitch, true);
});

await check('a revoked key is refused within a second', async () => {
  await admin('DELETE', `/api-keys/${key.id}`);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const failure = await failureOf(() => client.trackEvent({ userId: buyer, type: 'signup' }));
  assert.deepEqual([failure.status, failure.code], [401, 'unauthorized']);
});

console.log(failures === 0 ? 'The public client works against this server.' : `${failures} checks failed.`);
process.exitCode = failures === 0 ? 0 : 1;
