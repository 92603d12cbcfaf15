// Small comforts of every page; each page works without them.

document.documentElement.classList.add("js");

for (const form of document.querySelectorAll("form[data-sends]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=date]")) form.requestSubmit();
  });
}

// A list of hits follows what is typed; without a script the button of the search asks for it.
for (const form of document.querySelectorAll("form[data-finds]")) {
  const shown = document.getElementById(form.dataset.finds);
  let waits, asked = 0;
  const find = async () => {
    const query = new URLSearchParams(new FormData(form));
    const turn = ++asked;
    const answer = await fetch(`${location.pathname}?${query}&shape=part`).catch(() => null);
    // An answer that was overtaken by a later one is not shown.
    if (!answer?.ok || answer.redirected || turn !== asked) return;
    shown.innerHTML = await answer.text();
    history.replaceState(null, "", `?${query}`);
  };
  form.addEventListener("input", () => { clearTimeout(waits); waits = setTimeout(find, 200); });
}

// The choices of one field follow another one, such as the people of the institution that was chosen.
for (const field of document.querySelectorAll("select[data-fills]")) {
  const filled = field.form.elements[field.dataset.fills];
  field.addEventListener("change", async () => {
    const query = new URLSearchParams({ [field.name]: field.value, shape: "part" });
    const answer = await fetch(`${field.dataset.from}?${query}`).catch(() => null);
    if (answer?.ok && !answer.redirected) filled.innerHTML = await answer.text();
  });
}

// What a list is narrowed by, said in words above it, each to be taken away by one click.
function narrowedBy(form) {
  const asked = new URL(location.href).searchParams;
  const shown = (field) => (field.matches("select") ? field.selectedOptions[0]?.textContent.trim() : field.value);
  return [...form.elements].filter((field) => field.matches("select, input:not([type=hidden])") && asked.get(field.name) && field.value)
    .map((field) => ({ name: field.name, words: `${field.labels?.[0]?.firstChild?.textContent.trim() ?? field.name}: ${shown(field)}` }));
}
function addressWithout(names) {
  const address = new URL(location.href);
  for (const name of [...names, "page"]) address.searchParams.delete(name);
  return address.pathname + address.search;
}
for (const form of document.querySelectorAll("main form.filters[data-sends]")) {
  const chips = narrowedBy(form);
  if (!chips.length) continue;
  const list = document.createElement("ul");
  list.className = "chips narrowed";
  const { clear, without } = document.body.dataset;
  const entry = (href, words, spoken, sign) => {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = words;
    if (sign) link.insertAdjacentHTML("beforeend", ' <span aria-hidden="true">×</span>');
    if (spoken) link.setAttribute("aria-label", spoken);
    list.appendChild(document.createElement("li")).append(link);
  };
  for (const { name, words } of chips) entry(addressWithout([name]), words, `${without}: ${words}`, true);
  if (chips.length > 1) entry(addressWithout(chips.map((one) => one.name)), clear, "", false);
  form.after(list);
}

// On lists, j and k go from row to row, Enter opens, / goes to the search. Who speaks or switches can take the keys
// away (WCAG 2.1.4); the reading desk has keys of its own.
const letters = document.querySelector("[data-letters]");
if (letters) {
  letters.checked = localStorage.getItem("letters") !== "off";
  letters.addEventListener("change", () => localStorage.setItem("letters", letters.checked ? "on" : "off"));
}
const rowLinks = () => [...document.querySelectorAll("main table.list tbody th[scope=row] > a, main ul.lines > li > a:first-of-type, main ul.lines > li > h2 > a, main ul.lines > li > p:first-child > a")];
function stepRow(by) {
  const links = rowLinks();
  const row = (link) => link.closest("tr, li");
  const here = links.findIndex((link) => row(link).contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : -1) : here + by;
  links[next]?.focus();
  if (links[next]) row(links[next]).scrollIntoView({ block: "nearest" });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.getElementById("found")) return;
  if (localStorage.getItem("letters") === "off" || event.target.closest("input, textarea, select, [contenteditable]")) return;
  const does = { j: () => stepRow(1), k: () => stepRow(-1), "/": () => document.querySelector("main input[type=search], main #search")?.focus() }[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});

// On a phone the navigation is a strip: show where the reader is.
document.querySelector(".doors [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// The settings sheet closes on Escape and on a click outside.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details[data-closes][open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll("details[data-closes][open]")) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

// An address such as #c120-180 asks for characters of the paper; the server marks them under ?at=120-180.
function openAtSentence() {
  const asked = /^#c(\d+)-(\d+)$/.exec(location.hash);
  if (!asked) return;
  const address = new URL(location.href);
  address.searchParams.set("at", `${asked[1]}-${asked[2]}`);
  address.hash = "at";
  location.replace(address);
}
openAtSentence();
addEventListener("hashchange", openAtSentence);
