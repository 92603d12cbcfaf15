// Small comforts of every page; each page works without them.

document.documentElement.classList.add("js");

for (const form of document.querySelectorAll("form[data-sends]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=date]")) form.requestSubmit();
  });
}

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
