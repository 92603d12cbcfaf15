// The sheet for entering values: arrow keys, paste from a spreadsheet, a mark on what is not sent yet.

for (const form of document.querySelectorAll("form[data-sheet]")) {
  const fields = [...form.querySelectorAll("input[data-kept]")];
  const told = form.querySelector("[data-unsaved]");
  let sending = false;

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

  form.addEventListener("input", show);
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches("input[data-kept]")) return;
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const step = steps[event.key];
    if (!step) return;
    // Left and right move between cells only where the text ends, so that typing stays possible.
    if (event.key === "ArrowLeft" && field.selectionEnd !== 0) return;
    if (event.key === "ArrowRight" && field.selectionStart !== field.value.length) return;
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
    text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, down) => {
      line.split("\t").forEach((value, right) => {
        const cell = rows[row + down]?.[column + right];
        if (cell) cell.value = value.trim();
      });
    });
    show();
  });
  form.addEventListener("submit", () => { sending = true; });
  addEventListener("beforeunload", (event) => {
    if (!sending && changed().length) event.preventDefault();
  });
  show();
}
