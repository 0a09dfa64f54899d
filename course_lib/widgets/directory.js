// The help directory on the page itself, for when help is what comes: who is there anywhere, and services by place.

import { h } from "./base.js";

export function directory(rows, words, heading = "h4") {
  const anywhere = rows[0].where, there = h("div", { role: "status" });
  const how = (pieces) => pieces.map(({ text, link }) => (link ? h("a", { class: "aw-link", href: link, target: "_blank", rel: "noopener noreferrer" }, text) : text));
  const row = (one) => h("li", {}, h("strong", {}, one.service), one.where !== anywhere && [" · ", one.kind], h("br"), how(one.how),
    !one.confirmed && h("span", { class: "aw-small" }, ` (${words.unconfirmedMark})`));
  const list = (place) => h("ul", { class: "aw-services" }, rows.filter((one) => one.where === place).map(row));
  const places = [...new Set(rows.map((one) => one.where))].filter((place) => place !== anywhere);
  const pick = h("select", { onchange: () => there.replaceChildren(...(pick.value ? [list(pick.value)] : [])) },
    h("option", { value: "" }, words.pickPlace), places.map((place) => h("option", {}, place)));
  return h("div", { class: "aw-directory" }, h(heading, {}, words.anyPlace), list(anywhere),
    h("label", { class: "aw-line" }, h("span", {}, words.onePlace), pick), there, h("p", { class: "aw-small" }, words.unconfirmed));
}
