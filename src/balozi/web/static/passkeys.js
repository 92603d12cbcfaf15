// Passkeys: the page holds the question, the browser signs it, the form sends the answer.

const asBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const asText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function asked(question) {
  const options = question.publicKey;
  options.challenge = asBytes(options.challenge);
  if (options.user) options.user.id = asBytes(options.user.id);
  for (const known of [...(options.excludeCredentials ?? []), ...(options.allowCredentials ?? [])]) known.id = asBytes(known.id);
  return { publicKey: options };
}

function answered(made) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[name]) response[name] = asText(made.response[name]);
  }
  return {
    id: made.id,
    rawId: asText(made.rawId),
    type: made.type,
    response,
    clientExtensionResults: made.getClientExtensionResults(),
  };
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    const field = form.elements.credential;
    if (field.value) return;
    event.preventDefault();
    const failed = form.querySelector("[data-failed]");
    failed.hidden = true;
    try {
      const question = asked(JSON.parse(form.dataset.question));
      const made = await navigator.credentials[form.dataset.passkey](question);
      field.value = JSON.stringify(answered(made));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
