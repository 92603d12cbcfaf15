// Sends the chosen files one by one, so that each has its progress and its answer.

const form = document.getElementById("add");
if (form) form.addEventListener("submit", send);

async function send(event) {
  event.preventDefault();
  const input = form.querySelector("input[type=file]");
  const progress = document.getElementById("progress");
  const answers = document.getElementById("answers");
  const files = [...input.files];
  const lines = files.map((file) => line(answers, file.name, answers.dataset.waiting));
  progress.hidden = false;
  for (const [number, file] of files.entries()) {
    lines[number].querySelector("span").textContent = ` ${answers.dataset.reading}`;
    progress.value = number / files.length;
    show(lines[number], await sendOne(file), answers.dataset.lost);
  }
  progress.value = 1;
  form.reset();
}

async function sendOne(file) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("dated", form.elements.dated.value);
  body.append("files", file);
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    return await response.json();
  } catch {
    return null;
  }
}

function line(list, name, words) {
  const item = document.createElement("li");
  const strong = document.createElement("strong");
  strong.textContent = name;
  const rest = document.createElement("span");
  rest.textContent = ` ${words}`;
  item.append(strong, rest);
  list.append(item);
  return item;
}

function show(item, answer, lost) {
  const told = answer?.added?.[0];
  item.className = told?.href ? "good" : "bad";
  item.querySelector("span").textContent = ` ${told?.says ?? (answer?.says ? `${answer.says} ${answer.remedy}` : lost)}`;
  if (!told?.href) return;
  const link = document.createElement("a");
  link.href = told.href;
  link.textContent = told.name;
  item.querySelector("strong").replaceChildren(link);
}
