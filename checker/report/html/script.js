"use strict";
// Filters and keys. Without this script the page shows everything.
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll("article")];
  const shown = () => cards.filter((card) => !card.hidden);

  const chosen = (name) => new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

  const filter = () => {
    const verdicts = chosen("verdict");
    const kinds = chosen("kind");
    const source = form.elements.source.value;
    for (const card of cards) {
      const { verdict, kind, sources } = card.dataset;
      card.hidden = !(verdicts.has(verdict) && kinds.has(kind) && (!source || sources.split(" ").includes(source)));
    }
    for (const group of document.querySelectorAll("section.verdict")) {
      group.hidden = !group.querySelector("article:not([hidden])");
    }
    document.getElementById("shown").textContent = `${shown().length} of ${cards.length} findings shown`;
  };

  // A link to a finding that is filtered out shows it.
  const reveal = () => {
    const card = cards.find((one) => `#${one.id}` === location.hash);
    if (!card) return;
    if (card.hidden) form.reset();
    filter();
    card.focus();
    card.scrollIntoView();
  };

  const step = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
    // Single keys act only while a finding has the focus, so that they are nobody's surprise (WCAG 2.1.4).
    const here = document.activeElement.closest("article");
    if (!here) return;
    const list = shown();
    const next = list[list.indexOf(here) + (event.key === "j" ? 1 : -1)];
    if (next) next.focus();
  };

  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", step);
  window.addEventListener("hashchange", reveal);
  filter();
  reveal();
})();
