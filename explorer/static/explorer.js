// Turns a figure that is pointed at or tabbed to into lit words: its evidence in the text and its card beside it.
// Everything here is also a link or a list on the page, so that nothing is lost without this script.
"use strict";

function light(mention, on) {
  for (const words of document.querySelectorAll(`[data-for~="${mention}"]`)) words.classList.toggle("lit", on);
  const figure = document.getElementById(`m-${mention}`);
  const card = document.getElementById(`d-${mention}`);
  if (figure) figure.classList.toggle("lit", on);
  if (card) card.classList.toggle("lit", on);
  return { figure, card };
}

function showCard(card) {
  const list = card && card.closest(".found");
  if (list && list.scrollHeight > list.clientHeight) list.scrollTop = card.offsetTop - list.offsetTop - list.clientHeight / 3;
}

function followFigures() {
  for (const figure of document.querySelectorAll(".source .figure")) {
    const mention = figure.id.slice(2);
    const on = () => showCard(light(mention, true).card);
    const off = () => light(mention, false);
    figure.addEventListener("mouseenter", on);
    figure.addEventListener("mouseleave", off);
    figure.addEventListener("focus", on);
    figure.addEventListener("blur", off);
  }
  for (const card of document.querySelectorAll(".card")) {
    card.addEventListener("mouseenter", () => light(card.dataset.mention, true));
    card.addEventListener("mouseleave", () => light(card.dataset.mention, false));
    card.addEventListener("focusin", () => light(card.dataset.mention, true));
    card.addEventListener("focusout", () => light(card.dataset.mention, false));
  }
}

function focusTarget() {
  const target = location.hash.startsWith("#m-") && document.getElementById(location.hash.slice(1));
  if (!target) return;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}

function offerCopies() {
  if (!navigator.clipboard) return;
  for (const source of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
    });
    source.after(button);
  }
}

function showFocus() {
  for (const focus of document.querySelectorAll(".node.focus")) {
    const drawing = focus.closest(".graph");
    drawing.scrollLeft = focus.x.baseVal.value + focus.width.baseVal.value / 2 - drawing.clientWidth * 0.8;
  }
}

followFigures();
showFocus();
offerCopies();
focusTarget();
window.addEventListener("hashchange", focusTarget);
