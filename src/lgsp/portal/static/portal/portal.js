/* Conveniences; every page works without them: pause what updates by itself, copy a receipt, read a slider, search. */
(() => {
  "use strict";

  // The clipboard is there only on a secure address (HTTPS, or this machine).
  const usable = navigator.clipboard ? "[data-pause], [data-copy]" : "[data-pause]";
  for (const button of document.querySelectorAll(usable)) button.hidden = false;

  // A reader must be able to stop what moves by itself (WCAG 2.2, 2.2.2).
  let paused = false;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pause]");
    if (!button) return;
    paused = !paused;
    button.textContent = paused ? button.dataset.resume : button.dataset.pause;
  });
  document.addEventListener("htmx:before:request", (event) => {
    const isPolling = event.target.closest?.("[data-live]");
    if (isPolling && (paused || document.hidden)) event.preventDefault();
  });

  // A slider says its value as it moves.
  document.addEventListener("input", (event) => {
    const shown = event.target.dataset?.shows;
    if (shown) document.getElementById(shown).textContent = event.target.value.replace(".", ",");
  });

  // “/” leads to the search box, but not while somebody writes.
  document.addEventListener("keydown", (event) => {
    const box = document.getElementById("tim-dau");
    if (!box || event.key !== "/" || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    box.focus();
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const text = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.copied;
  });
})();
