// The sheet for entering values: arrow keys, paste from a spreadsheet and taking it back, a mark on what is not sent.

for (const form of document.querySelectorAll("form[data-sheet]")) {
  const fields = [...form.querySelectorAll("input[data-kept]")];
  const told = form.querySelector("[data-unsaved]");
  let sending = false;
  // What each paste wrote over: the browser's own undo does not know of it.
  const pasted = [];

  const changed = () => fields.filter((field) => field.value.trim() !== field.dataset.kept);
  const show = () => {
    const count = changed().length;
    for (const field of fields) field.classList.toggle("unsent", field.value.trim() !== field.dataset.kept);
    if (told) told.textContent = count ? `${count} ${told.dataset.words}` : "";
  };
  const grid = (field) =>
    [...field.closest("table").tBodies[0].rows].map((row) => [...row.querySelectorAll("input[data-kept]")]);
  const place = (field, rows) => {
    const row = rows.findIndex((cells) => cells.includes(field));
    return [row, rows[row].indexOf(field)];
  };

  form.addEventListener("input", () => {
    // What is typed is the browser's to undo, and comes first.
    pasted.length = 0;
    show();
  });
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches("input[data-kept]")) return;
    if (event.key === "Escape") {
      field.value = field.dataset.kept;
      show();
      return;
    }
    if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && pasted.length) {
      event.preventDefault();
      for (const [cell, value] of pasted.pop()) cell.value = value;
      show();
      return;
    }
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const step = steps[event.key];
    if (!step) return;
    // Left and right move between cells only where the text ends or is chosen as a whole, so that typing stays possible.
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    if (event.key === "ArrowLeft" && !whole && field.selectionEnd !== 0) return;
    if (event.key === "ArrowRight" && !whole && field.selectionStart !== field.value.length) return;
    event.preventDefault();
    const rows = grid(field);
    const [row, column] = place(field, rows);
    const next = rows[row + step[0]]?.[column + step[1]];
    if (next) {
      next.focus();
      next.select();
    }
  });
  form.addEventListener("paste", (event) => {
    const field = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!field.matches("input[data-kept]") || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const rows = grid(field);
    const [row, column] = place(field, rows);
    const before = [];
    text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, down) => {
      line.split("\t").forEach((value, right) => {
        const cell = rows[row + down]?.[column + right];
        if (!cell) return;
        before.push([cell, cell.value]);
        cell.value = value.trim();
      });
    });
    pasted.push(before);
    show();
  });
  form.addEventListener("submit", () => { sending = true; });
  addEventListener("beforeunload", (event) => {
    if (!sending && changed().length) event.preventDefault();
  });
  show();
}
