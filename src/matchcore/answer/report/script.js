"use strict";
(() => {
  const form = document.querySelector(".controls");
  window.addEventListener("beforeprint", () =>
    document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  if (!form) return;

  const body = document.querySelector(".couples tbody");
  const status = document.querySelector("[role=status]");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const language = document.documentElement.lang;
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const rows = Array.from(body.rows, (row, place) => ({
    row, place,
    score: Number(row.dataset.v),
    department: (row.dataset.d || "").split(" "),
    site: (row.dataset.s || "").split(" "),
    mark: (row.dataset.m || "").split(" "),
    text: null,
  }));

  // Laid out as a grid, some browsers would no longer take it for a table
  const roles = (parts, role) => { for (const one of parts) one.setAttribute("role", role); };
  const listed = body.closest("table");
  roles([listed], "table");
  roles([listed.tHead, body], "rowgroup");
  roles(listed.rows, "row");
  roles(listed.tHead.rows[0].cells, "columnheader");
  for (const { row } of rows) {
    roles(row.cells, "cell");
    row.cells[0].setAttribute("role", "rowheader");
  }

  const chosen = (name) => (form.elements[name] ? form.elements[name].value : "");
  const has = (row, name) => {
    const value = chosen(name);
    return value === "" || (value === "any" ? row[name][0] !== "" : row[name].includes(value));
  };
  const show = () => {
    const words = plain(chosen("search")).split(/\s+/).filter(Boolean);
    const least = chosen("least") === "" ? -Infinity : Number(chosen("least"));
    let count = 0;
    for (const one of rows) {
      if (words.length && one.text === null) one.text = plain(one.row.textContent);
      const fits = one.score >= least
        && has(one, "department") && has(one, "site") && has(one, "mark")
        && words.every((word) => one.text.includes(word));
      if (one.row.hidden === fits) one.row.hidden = !fits;
      count += fits;
    }
    status.textContent = status.dataset.t.replace("{shown}", count).replace("{count}", rows.length);
  };

  const sort = (head) => {
    const falls = head.getAttribute("aria-sort") === "ascending"
      || (!head.hasAttribute("aria-sort") && head.dataset.sort === "score");
    document.querySelectorAll(".couples [aria-sort]").forEach((one) =>
      one.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", falls ? "descending" : "ascending");
    const at = head.cellIndex;
    const keyed = rows.map((one) => [one, head.dataset.sort === "score" ? one.score
      : one.row.cells[at].textContent.trim()]);
    const order = head.dataset.sort === "score" ? (a, b) => a - b : compare;
    keyed.sort(([a, x], [b, y]) => (falls ? -1 : 1) * order(x, y) || a.place - b.place);
    body.append(...keyed.map(([one]) => one.row));
  };

  document.querySelectorAll(".couples th[data-sort]").forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = form.dataset.sort;
    button.addEventListener("click", () => sort(head));
    head.replaceChildren(button);
  });
  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(show, 120); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
