// Takes the token of a link out of the address, and speaks with authenticators. Without this file links work by pasting their code.
(() => {
  'use strict';

  // --- links: the token stands behind the #, which no browser sends; the button sends it -----------------------------------------
  const place = document.querySelector('[data-token]');
  if (place) {
    const token = location.hash.slice(1);
    const input = place.querySelector('input');
    if (token !== '') input.value = token;
    place.hidden = input.value !== '';
    // Neither the history nor somebody who looks over a shoulder needs it any more.
    if (token !== '') history.replaceState(null, '', location.pathname + location.search);
  }

  // --- passkeys --------------------------------------------------------------------------------------------------------------------
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const ids = (credentials) => (credentials ?? []).map((credential) => ({ ...credential, id: bytes(credential.id) }));

  const send = async (path, body) => {
    const meta = document.querySelector('meta[name=csrf]');
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [meta.dataset.header]: meta.content },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      throw new Error(problem.detail ?? `The server answered ${answer.status}.`);
    }
    return answer.json();
  };

  const attempt = async (area, action) => {
    const trouble = area.querySelector('[data-trouble]');
    trouble.hidden = true;
    try {
      await action();
    } catch (error) {
      // Whoever closes the browser's dialog has changed their mind, which is no trouble.
      if (error.name === 'NotAllowedError') return;
      trouble.textContent = error.message;
      trouble.hidden = false;
    }
  };

  const signIn = async () => {
    const options = await send('/sign-in/passkey/challenge');
    const found = await navigator.credentials.get({
      publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: ids(options.allowCredentials) },
    });
    const { response } = found;
    const answer = await send('/sign-in/passkey', {
      id: found.id,
      rawId: text(found.rawId),
      type: found.type,
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : undefined,
      },
      clientExtensionResults: found.getClientExtensionResults(),
      authenticatorAttachment: found.authenticatorAttachment,
    });
    location.assign(answer.redirectUrl);
  };

  const add = async (label) => {
    const options = await send('/account/passkeys/challenge');
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: ids(options.excludeCredentials),
      },
    });
    const { response } = made;
    await send('/account/passkeys', {
      publicKey: {
        label,
        credential: {
          id: made.id,
          rawId: text(made.rawId),
          type: made.type,
          response: {
            attestationObject: text(response.attestationObject),
            clientDataJSON: text(response.clientDataJSON),
            transports: response.getTransports ? response.getTransports() : [],
          },
          clientExtensionResults: made.getClientExtensionResults(),
          authenticatorAttachment: made.authenticatorAttachment,
        },
      },
    });
    location.reload();
  };

  if (!window.PublicKeyCredential) return;
  const door = document.querySelector('[data-passkey-sign-in]');
  if (door) {
    door.hidden = false;
    door.querySelector('button').addEventListener('click', () => attempt(door, signIn));
  }
  const form = document.querySelector('[data-passkey-new]');
  if (form) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      attempt(form, () => add(form.elements.label.value.trim()));
    });
  }
})();
