/* Search, filters and the English of the chrome. Every page can be read and every page reached without it. */
(() => {
  "use strict";

  const root = document.documentElement.dataset.root;
  const english = window.LGSP_ENGLISH || {};
  const remember = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a reader may forbid it */ } },
  };
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  let language = remember.get("lgsp-language") === "en" ? "en" : "vi";
  const say = (word) => (language === "en" ? english[word] || word : word);

  // --- The language of the chrome ---------------------------------------------------------------------------------

  const switcher = document.getElementById("ngon-ngu");
  const LABELS = { "data-t-label": "aria-label", "data-t-placeholder": "placeholder" };

  const speak = () => {
    for (const one of document.querySelectorAll("[data-t]")) {
      one.dataset.t ||= one.textContent;
      one.textContent = say(one.dataset.t);
      if (language === "en") one.lang = "en"; else one.removeAttribute("lang");
    }
    for (const [mark, attribute] of Object.entries(LABELS)) {
      for (const one of document.querySelectorAll(`[${mark}]`)) {
        one.setAttribute(attribute, say(one.getAttribute(mark)));
      }
    }
    switcher.textContent = language === "en" ? "Tiếng Việt" : "English";
    switcher.lang = language === "en" ? "vi" : "en";
  };

  switcher.hidden = false;
  switcher.addEventListener("click", () => {
    language = language === "en" ? "vi" : "en";
    remember.set("lgsp-language", language);
    speak();
    sayShortcut();
  });

  // --- Search -------------------------------------------------------------------------------------------------------

  const MOST = 8, MOST_IN_GROUP = 4;
  const input = document.getElementById("tim");
  const box = document.getElementById("thay");
  const told = document.getElementById("dem-thay");
  let options = [], chosen = -1, asked = null;

  // A page opened from a disk may not fetch; a script it may load.
  const load = () => {
    asked ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}assets/index.js`;
      script.onload = () => resolve(window.LGSP_INDEX);
      script.onerror = reject;
      document.head.append(script);
    });
    return asked;
  };

  const rank = (row, words, phrase) => {
    const [, , , code, called, said] = row;
    const name = called.split("\n", 1)[0];
    if (name === phrase || fold(code) === phrase) return 0;
    if (name.startsWith(phrase)) return 1;
    if (called.includes(phrase)) return 2;
    if (words.every((word) => called.includes(word))) return 3;
    return words.every((word) => called.includes(word) || said.includes(word)) ? 4 : null;
  };

  const find = (index, text) => {
    const phrase = fold(text).trim().replace(/\s+/g, " ");
    if (!phrase) return [];
    const words = phrase.split(" ");
    return index.rows
      .map((row, place) => ({ row, place, rank: rank(row, words, phrase) }))
      .filter((one) => one.rank !== null)
      .sort((a, b) => grade(a.rank) - grade(b.rank) || a.row[1] - b.row[1] || a.rank - b.rank || a.place - b.place);
  };

  // What is called so, then what its name says, then what only mentions it; of equals, the kind looked for most.
  const grade = (found) => (found === 0 ? 0 : found <= 3 ? 1 : 2);
  const group = (hits, most) => {
    const groups = new Map();
    for (const hit of hits) {
      const held = groups.get(hit.row[1]) || [];
      if (held.length < most) held.push(hit.row);
      groups.set(hit.row[1], held);
    }
    return groups;
  };

  const make = (tag, facts, ...inner) => {
    const made = Object.assign(document.createElement(tag), facts);
    made.append(...inner);
    return made;
  };

  const close = () => {
    box.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = (place + options.length) % options.length;
    const option = options[chosen];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };

  const addOption = (row) => {
    const option = make("div", { id: `chon-${options.length}` }, row[0]);
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.href = root + row[2];
    if (row[3]) option.append(make("small", {}, row[3]));
    options.push(option);
    return option;
  };

  const show = (index, hits) => {
    options = [];
    box.replaceChildren();
    let left = MOST * 2;
    for (const [place, rows] of group(hits, MOST_IN_GROUP)) {
      if (left <= 0) break;
      const name = say(index.groups[place]);
      const held = make("div", {}, make("p", {}, name), ...rows.slice(0, left).map(addOption));
      held.setAttribute("role", "group");
      held.setAttribute("aria-label", name);
      held.firstChild.setAttribute("aria-hidden", "true");
      left -= rows.length;
      box.append(held);
    }
    if (hits.length === 0) box.append(make("p", { className: "none" }, say("Không có kết quả")));
    told.textContent = hits.length ? `${hits.length} ${say("kết quả")}` : say("Không có kết quả");
    box.hidden = false;
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", "true");
  };

  const search = async () => {
    if (!input.value.trim()) { close(); return; }
    const wanted = input.value;
    const index = await load();
    if (wanted === input.value) show(index, find(index, wanted));
  };

  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-controls": "thay", "aria-autocomplete": "list",
  })) input.setAttribute(name, value);
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", say("Kết quả tìm kiếm"));
  box.dataset.tLabel = "Kết quả tìm kiếm";

  input.addEventListener("focus", load, { once: true });
  input.addEventListener("input", search);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) { event.preventDefault(); close(); return; }
    if (box.hidden || options.length === 0) {
      if (event.key === "ArrowDown") search();
      return;
    }
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? options.length - 1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) location.href = options[chosen].dataset.href;
    else return;
    event.preventDefault();
  });
  box.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault(); // the box keeps its place: the scroll bar and the words can be pressed
    if (option) location.href = option.dataset.href;
  });

  // A key of its own must be possible to turn off (WCAG 2.2, 2.1.4).
  const shortcut = document.getElementById("phim-tat");
  const isOn = () => remember.get("lgsp-shortcut") !== "off";
  const sayShortcut = () => { shortcut.textContent = say(isOn() ? "Tắt phím tắt /" : "Bật phím tắt /"); };
  shortcut.hidden = false;
  shortcut.addEventListener("click", () => {
    remember.set("lgsp-shortcut", isOn() ? "off" : "on");
    sayShortcut();
  });
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  // The page of all results.
  const results = document.getElementById("ket-qua");
  const listResults = async () => {
    document.getElementById("huong-dan").hidden = false;
    const wanted = new URLSearchParams(location.search).get("q") || "";
    input.value = wanted;
    if (!wanted.trim()) return;
    const index = await load();
    const hits = find(index, wanted);
    results.replaceChildren(make("p", {}, `${hits.length} ${say("kết quả")}: “${wanted}”`));
    for (const [place, rows] of group(hits, 200)) {
      const links = rows.map((row) => make("li", {}, make("a", { href: root + row[2] }, row[0])));
      results.append(make("h2", {}, `${say(index.groups[place])} (${rows.length})`), make("ul", {}, ...links));
    }
  };

  // --- Filters --------------------------------------------------------------------------------------------------------

  for (const filter of document.querySelectorAll("[data-filter]")) {
    const target = document.getElementById(filter.dataset.filter);
    const rows = target.tBodies ? [...target.tBodies[0].rows] : [...target.children];
    const field = filter.querySelector("input");
    const count = filter.querySelector("[role=status]");
    let folded = null;
    filter.hidden = false;
    field.addEventListener("input", () => {
      folded ||= rows.map((row) => fold(row.textContent));
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      let left = 0;
      rows.forEach((row, place) => {
        row.hidden = !words.every((word) => folded[place].includes(word));
        if (!row.hidden) left += 1;
      });
      count.textContent = words.length ? `${left}/${rows.length}` : "";
    });
  }

  // A link into a closed part opens it.
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const inner = target && (target.closest("details") || target.querySelector("details"));
    if (inner) inner.open = true;
  };
  addEventListener("hashchange", open);
  if (window.matchMedia("(max-width: 61.99rem)").matches) {
    document.querySelector(".contents details")?.removeAttribute("open");
  }

  const menu = document.querySelector(".nav ul");
  const current = menu.querySelector("[aria-current]");
  if (current && current.offsetLeft + current.offsetWidth > menu.clientWidth) menu.scrollLeft = current.offsetLeft - 40;

  if (language === "en") speak();
  sayShortcut();
  open();
  if (results) listResults();
})();
