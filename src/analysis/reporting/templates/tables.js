"use strict";
// Sorting and filtering of long tables, and finding a page by its name. Without scripts the tables are complete; nothing here is needed to read.
(() => {
  const words = document.getElementById("table-words").dataset;
  const plain = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").replace(/\u00a0/g, " ").toLowerCase();
  const make = (tag, parent, attributes = {}) => parent.appendChild(Object.assign(document.createElement(tag), attributes));

  const key = (cell) => {
    const given = cell.dataset.sort;
    const shown = (given ?? cell.textContent).trim();
    const value = given === undefined ? shown.replace(/\./g, "").replace(",", ".").replace("−", "-").match(/^[<>≥≤≈ ]*(-?\d+(\.\d+)?)/)?.[1] : given;
    return value === undefined || value === "" || isNaN(value) ? shown : Number(value);
  };

  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return a.localeCompare(b, document.documentElement.lang);
  };

  const sortable = (table) => {
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
    heads.forEach((head, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = words.sort;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "descending" || !head.hasAttribute("aria-sort") && place === 0;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "ascending" : "descending");
        const body = table.tBodies[0], rows = [...body.rows];
        const fixed = rows.filter((row) => row.classList.contains("province"));
        const moving = rows.filter((row) => !row.classList.contains("province"));
        moving.sort((a, b) => (down ? 1 : -1) * compare(key(a.cells[place]), key(b.cells[place])));
        body.append(...fixed, ...moving);
      });
    });
  };

  // Nearly every row names the province somewhere: part of its name finds what bears it otherwise, the whole name finds all.
  const finds = (wanted, content) => {
    const province = plain(words.province), whole = wanted.join(" ").includes(province);
    return wanted.every((word) => (whole ? content : content.replaceAll(province, " ")).includes(word));
  };

  // The heading and the paragraph of a section go with a table in which no row is left.
  const withTable = (table) => {
    const parts = [table.closest(".scroll")];
    for (let part = parts[0].previousElementSibling; part && part.matches("h2, p:not(.controls)"); part = part.previousElementSibling) {
      parts.push(part);
      if (part.tagName === "H2") return parts;
    }
    return parts.slice(0, 1);
  };

  // One field for all the tables.
  const searchable = (tables, controls) => {
    const label = make("label", controls, { textContent: words.search + " " });
    const field = make("input", label, { type: "search" });
    const count = make("output", controls);
    const rows = tables.flatMap((table) => [...table.tBodies[0].rows].map((row) => [row, plain(`${row.dataset.name ?? ""} ${row.textContent}`)]));
    const parts = tables.map((table) => [table, tables.length > 1 ? withTable(table) : [table.closest(".scroll")]]);
    field.addEventListener("input", () => {
      const wanted = plain(field.value).split(/\s+/).filter(Boolean);
      rows.forEach(([row, content]) => { row.hidden = !finds(wanted, content); });
      parts.forEach(([table, all]) => all.forEach((part) => { part.hidden = !table.tBodies[0].querySelector("tr:not([hidden])"); }));
      const shown = rows.filter(([row]) => !row.hidden).length;
      count.textContent = wanted.length ? words.rows.replace("{shown}", shown).replace("{all}", rows.length) : "";
    });
  };

  const pickable = (table, controls) => {
    const cells = [...table.querySelectorAll("tbody td")];
    const kinds = new Map();
    cells.forEach((cell) => {
      const word = cell.querySelector("span")?.textContent;
      if (word) kinds.set(cell.className, word);
    });
    const label = make("label", controls, { textContent: words.show + " " });
    const choice = make("select", label);
    make("option", choice, { value: "", textContent: words.all });
    kinds.forEach((word, kind) => make("option", choice, { value: kind, textContent: word }));
    choice.addEventListener("change", () => {
      cells.forEach((cell) => cell.toggleAttribute("data-off", choice.value !== "" && !cell.classList.contains(choice.value)));
    });
  };

  // Every page that the start page leads to, by its name and that of its list.
  const pages = () => [...document.querySelectorAll(".pages > h2")].flatMap((heading) => {
    const found = [];
    for (let part = heading.nextElementSibling; part && part.tagName !== "H2"; part = part.nextElementSibling) found.push(...part.querySelectorAll("li a"));
    return found.map((link) => [link, heading.textContent, plain(link.textContent + " " + heading.textContent)]);
  });

  const findable = (place) => {
    const known = pages(), most = 12;
    const label = make("label", make("p", place, { className: "controls" }), { textContent: words.find + " " });
    const field = make("input", label, { type: "search" });
    const list = make("ul", place, { className: "found" });
    list.setAttribute("aria-live", "polite");
    field.addEventListener("input", () => {
      const wanted = plain(field.value).split(/\s+/).filter(Boolean);
      const hits = wanted.length ? known.filter(([, , content]) => wanted.every((word) => content.includes(word))) : [];
      list.replaceChildren();
      hits.slice(0, most).forEach(([link, heading]) => {
        const item = make("li", list);
        item.append(link.cloneNode(true), " ");
        make("small", item, { textContent: heading });
      });
      if (wanted.length && !hits.length) make("li", list, { textContent: words.none });
    });
  };

  const place = document.getElementById("find");
  if (place) findable(place);

  // Of several tables above the first of all sections, also one that holds none.
  const above = (tables) => {
    const box = tables[0].closest(".scroll");
    const controls = Object.assign(document.createElement("p"), { className: "controls" });
    ((tables.length > 1 && document.querySelector("main > h2")) || box).before(controls);
    return controls;
  };

  const found = (kinds) => [...document.querySelectorAll(kinds)];
  [...found("table.matrix").map((table) => [table]), found("table.figures, table.findings")].forEach((tables) => {
    if (tables.reduce((sum, table) => sum + table.tBodies[0].rows.length, 0) > 5) {
      const controls = above(tables);
      searchable(tables, controls);
      tables.filter((table) => table.classList.contains("matrix")).forEach((table) => pickable(table, controls));
    }
    tables.forEach(sortable);
  });
})();
