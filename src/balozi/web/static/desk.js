// The reading page: keys, the tie between a mark and its suggestion, decisions without a reload.
// Everything here is also possible with plain links and forms.

const found = document.getElementById("found");
const paper = document.getElementById("paper");
const decide = document.getElementById("decide");
const narrow = document.getElementById("narrow");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let current = null;
let busy = false;

const cards = () => [...found.querySelectorAll(".card:not([hidden])")];
const marks = (key) => paper.querySelectorAll(`.fact[data-s~="${key}"]`);
const smooth = () => (calm.matches ? "auto" : "smooth");

// ---- choosing a suggestion ----------------------------------------------------

function choose(card, { focus = false, scrollPaper = true, scrollList = true } = {}) {
  if (!card) return;
  current?.classList.remove("now");
  for (const mark of paper.querySelectorAll(".fact.now")) mark.classList.remove("now");
  current = card;
  card.classList.add("now");
  const own = marks(card.dataset.s);
  for (const mark of own) mark.classList.add("now");
  if (scrollPaper) own[0]?.scrollIntoView({ block: "center", behavior: smooth() });
  if (scrollList) card.scrollIntoView({ block: "nearest", behavior: smooth() });
  if (focus) card.focus({ preventScroll: true });
}

function step(by) {
  const list = cards();
  if (!list.length) return;
  const here = list.indexOf(current);
  const next = here < 0 ? 0 : Math.min(list.length - 1, Math.max(0, here + by));
  choose(list[next], { focus: true });
}

function nextOpen(from) {
  const list = cards();
  const here = list.indexOf(from);
  const open = (card) => card.dataset.state === "open";
  return list.slice(here + 1).find(open) ?? list.slice(0, Math.max(here, 0)).find(open);
}

paper.addEventListener("click", (event) => {
  const mark = event.target.closest(".fact[data-s]");
  if (!mark) return;
  event.preventDefault();
  // A mark can carry several suggestions: another click on it goes to the next one.
  const keys = mark.dataset.s.split(" ");
  const at = keys.indexOf(current?.dataset.s);
  for (let turn = 1; turn <= keys.length; turn += 1) {
    const card = document.getElementById(`s${keys[(at + turn) % keys.length]}`);
    if (card && !card.hidden) return choose(card, { focus: true, scrollPaper: false });
  }
});

// Whoever tabs through the buttons works on the suggestion that has the focus.
found.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && card !== current) choose(card, { scrollList: false });
});

found.addEventListener("click", (event) => {
  const doubt = event.target.closest(".doubts a[href^='#q']");
  if (doubt) {
    event.preventDefault();
    document.getElementById(doubt.hash.slice(1))?.scrollIntoView({ block: "center", behavior: smooth() });
    return;
  }
  const card = event.target.closest(".card");
  if (!card) return;
  const button = event.target.closest("[data-act]");
  if (event.target.closest(".quote a")) event.preventDefault();
  if (!event.target.closest(".amend, .onto, .why") && card !== current) choose(card, { scrollList: false });
  else if (event.target.closest(".quote a")) choose(card, { scrollList: false });
  if (!button) return;
  event.preventDefault();
  act(card, button.dataset.act);
});

// ---- decisions ---------------------------------------------------------------------

const addresses = { accept: "accept", reject: "reject", undo: "undo" };

function act(card, name) {
  if (!card) return;
  if (name === "cancel") return closeForm(card);
  if (name === "amend") return openForm(card);
  const button = card.querySelector(`[data-act="${name}"]`);
  if (button && name in addresses) send(card, button.getAttribute("formaction"), new FormData(), name !== "undo");
}

async function send(card, address, body, onward) {
  if (busy) return;
  busy = true;
  body.set("csrfmiddlewaretoken", decide.querySelector("input[name=csrfmiddlewaretoken]").value);
  try {
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = await response.json();
    if (!response.ok) return tell(`${answer.says} ${answer.remedy}`);
    replace(card, answer, onward);
  } catch {
    // Not our JSON: the session ended or the connection was lost. The plain form still works.
    location.reload();
  } finally {
    busy = false;
  }
}

function replace(card, answer, onward) {
  const shelf = document.createElement("template");
  shelf.innerHTML = answer.card;
  const fresh = shelf.content.querySelector(".card");
  card.replaceWith(fresh);
  for (const mark of marks(fresh.dataset.s)) {
    const states = mark.dataset.s.split(" ").map((key) => document.getElementById(`s${key}`)?.dataset.state);
    mark.classList.toggle("decided", !states.includes("open"));
  }
  count(answer);
  current = fresh;
  choose(onward ? (nextOpen(fresh) ?? fresh) : fresh, { focus: true });
}

function count({ reviewed, total }) {
  const words = document.getElementById("reviewed");
  words.textContent = words.dataset.template.replace("#total", total).replace("#n", reviewed);
  document.querySelector(".progress progress").value = reviewed;
}

function tell(words) {
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = words;
  document.getElementById("toasts").replaceChildren(toast);
  setTimeout(() => toast.remove(), 9000);
}

// ---- amending ------------------------------------------------------------------------

async function openForm(card) {
  const link = card.querySelector('[data-act="amend"]');
  if (!link || card.querySelector(".amend")) return;
  const response = await fetch(`${link.getAttribute("href")}?part=form`);
  if (!response.ok || response.redirected) return location.assign(link.href);
  const shelf = document.createElement("template");
  shelf.innerHTML = await response.text();
  const form = shelf.content.querySelector("form");
  // A form cannot stand inside the form of the list: its fields move into a plain group.
  const group = document.createElement("div");
  group.className = form.className;
  group.dataset.address = form.getAttribute("action");
  group.append(...[...form.children].filter((child) => child.type !== "hidden"));
  group.querySelector('[data-act="cancel"]').hidden = false;
  card.append(group);
  choose(card);
  group.querySelector("input:not([type=hidden]), textarea, select")?.focus();
}

function closeForm(card) {
  card.querySelector(".amend")?.remove();
  card.focus({ preventScroll: true });
}

function sendForm(card) {
  const group = card.querySelector(".amend");
  const body = new FormData();
  for (const field of group.querySelectorAll("input[name], textarea[name], select[name]")) {
    if (!field.checkValidity()) return field.reportValidity();
    body.set(field.name, field.value);
  }
  send(card, group.dataset.address, body, true);
}

decide?.addEventListener("submit", (event) => {
  event.preventDefault();
  const group = event.submitter?.closest(".amend") ?? document.activeElement?.closest(".amend");
  if (group) sendForm(group.closest(".card"));
});

// ---- what is missing ----------------------------------------------------------------

const missing = document.getElementById("missing");
const LONGEST_QUOTE = 1000;

// The words that are chosen in the paper, and about where they begin: they may stand there more than once.
function chosenWords() {
  const chosen = getSelection();
  const quote = chosen?.toString().trim() ?? "";
  if (!quote || !paper.contains(chosen.anchorNode)) return null;
  const range = chosen.getRangeAt(0);
  const begins = range.startContainer.nodeType === Node.ELEMENT_NODE ? range.startContainer : range.startContainer.parentElement;
  const block = begins.closest("[data-c]");
  if (!block) return { quote, near: 0 };
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return { quote, near: Number(block.dataset.c) + before.toString().length };
}

// A press of the mouse takes the choice away before the click is told; it counts for that click only.
let kept = null;
missing?.addEventListener("pointerdown", () => {
  kept = chosenWords();
  addEventListener("pointerup", () => setTimeout(() => (kept = null)), { once: true });
});

missing?.addEventListener("submit", (event) => {
  const chosen = chosenWords() ?? kept;
  if (chosen && chosen.quote.length > LONGEST_QUOTE) {
    event.preventDefault();
    return tell(missing.dataset.long);
  }
  missing.elements.quote.value = chosen?.quote ?? "";
  missing.elements.near.value = chosen?.near ?? "";
});

// ---- narrowing ------------------------------------------------------------------------

function narrowed() {
  const wanted = { kind: narrow.elements.kind.value, state: narrow.elements.state.value };
  for (const card of found.querySelectorAll(".card")) {
    card.hidden = Boolean((wanted.kind && card.dataset.kind !== wanted.kind) || (wanted.state && card.dataset.state !== wanted.state));
  }
  for (const mark of paper.querySelectorAll(".fact[data-s]")) {
    mark.classList.toggle("off", mark.dataset.s.split(" ").every((key) => document.getElementById(`s${key}`)?.hidden ?? true));
  }
}

// The server narrows when it was asked to; the script can only hide what is on the page.
const whole = narrow && !new URL(location.href).searchParams.get("kind") && !new URL(location.href).searchParams.get("state");
narrow?.addEventListener("change", () => (whole ? narrowed() : narrow.requestSubmit()));

// ---- keys -------------------------------------------------------------------------------

const help = document.getElementById("help");
const opens = document.getElementById("help-opens");
if (opens) {
  opens.hidden = false;
  opens.addEventListener("click", () => help.showModal());
}

// Speech and switch users press letters without meaning to: they can take the keys away (WCAG 2.1.4).
const keysOn = document.getElementById("keys-on");
keysOn.checked = localStorage.getItem("letters") !== "off";
keysOn.addEventListener("change", () => localStorage.setItem("letters", keysOn.checked ? "on" : "off"));

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => act(current, "accept"),
  e: () => act(current, "amend"),
  x: () => act(current, "reject"),
  u: () => act(current, "undo"),
  m: () => missing?.requestSubmit(),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest?.(".amend")) return closeForm(event.target.closest(".card"));
  // Enter in a field would press the first button of the whole list.
  if (event.key === "Enter" && event.target.matches?.(".amend input")) {
    event.preventDefault();
    return sendForm(event.target.closest(".card"));
  }
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const does = keys[event.key];
  if (!does || !keysOn.checked) return;
  event.preventDefault();
  does();
});

// ---- where to begin -------------------------------------------------------------------------

function begin() {
  if (location.hash === "#doubts") document.getElementById("doubts").open = true;
  if (location.hash === "#at") return document.getElementById("at")?.scrollIntoView({ block: "center", behavior: "instant" });
  if (/^#s\d+$/.test(location.hash)) choose(document.getElementById(location.hash.slice(1)), { focus: true });
}
begin();
addEventListener("hashchange", begin);
