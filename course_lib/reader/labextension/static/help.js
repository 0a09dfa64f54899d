// Help: the directory of services, and how this page works.
import { backButton, openDialog } from "./dialog.js";
import { button, h, uniqueId, withLinks } from "./dom.js";
import { leave } from "./leave.js";
import { N_, _, saying } from "./words.js";

const ANYWHERE = N_("Any country");
const KINDS = { emergency: () => _("emergency"), "emotional crisis": () => _("emotional crisis"), "abuse or violence": () => _("abuse or violence") };
// Places, and services that have no name of their own. The others, and how each is reached, stay as somebody wrote them.
const said = saying([
  N_("Australia"), N_("Canada"), N_("European Union"), N_("France"), N_("Germany"), N_("Ireland"), N_("Netherlands"),
  N_("New Zealand"), N_("Spain"), N_("UK"), N_("USA"), N_("Emergency services"), N_("Local emergency number"),
]);
// Said even when the directory can't be read.
const FINDERS = [
  { where: ANYWHERE, kind: "finder", service: "Find A Helpline", how: "findahelpline.com", checked_on: null },
  { where: ANYWHERE, kind: "finder", service: "Befrienders Worldwide", how: "befrienders.org", checked_on: null },
];

const SITE = /\b((?:[a-z0-9-]+\.)+(?:com|org|ca|uk|net))\b/g;

const checked = ({ checked_on: date }) =>
  date
    ? h("span", { class: "at-aside" }, _("checked {date}", { date }))
    : h("span", { class: "at-aside" }, _("confirm before you rely on it"));

const row = (entry) =>
  h(
    "li",
    {},
    h("strong", {}, said(entry.service)),
    KINDS[entry.kind] ? h("span", { class: "at-kind" }, KINDS[entry.kind]()) : null,
    h("span", { class: "at-how", dir: "auto" }, ...withLinks(entry.how, SITE, (name) => `https://${name}`), entry.hours ? ` ${entry.hours}` : ""),
    checked(entry),
  );

const list = (rows) => h("ul", { class: "at-services" }, ...rows.map(row));

const byPlace = (rows) => {
  const id = uniqueId("place");
  const found = h("div", { role: "status" });
  const places = [...new Set(rows.map(({ where }) => where))];
  const choose = h("select", { id }, h("option", { value: "" }, _("Choose a place")), ...places.map((place) => h("option", { value: place }, said(place))));
  choose.addEventListener("change", () => {
    const there = rows.filter(({ where }) => where === choose.value);
    found.replaceChildren(...(there.length ? [list(there)] : []));
  });
  return h("div", { class: "at-place" }, h("label", { for: id }, _("Services in one place")), choose, found);
};

const directory = (rows) => {
  const all = rows.length ? rows : FINDERS;
  const finders = all.filter(({ kind }) => kind === "finder");
  const placed = all.filter(({ where }) => where !== ANYWHERE);
  return [
    h("h3", {}, _("Wherever you are")),
    list(finders),
    placed.length ? byPlace(placed) : null,
    placed.length ? h("p", { class: "at-quiet" }, _("A place that isn't listed here has services too: the two finders above know many of them.")) : null,
  ];
};

const howItWorks = ({ about }) =>
  h(
    "details",
    {},
    h("summary", {}, _("How this page works")),
    h(
      "ul",
      {},
      h("li", {}, h("kbd", {}, "F1"), " ", _("opens this help, and"), " ", h("kbd", {}, "F2"), " ", _("opens Pause."), " ", h("kbd", {}, "Esc"), " ", _("closes either.")),
      h("li", {}, h("kbd", {}, "Esc"), " ", _("three times, quickly, leaves the page at once.")),
      h("li", {}, h("kbd", {}, "Tab"), " ", _("moves between the things that you can use.")),
      h("li", {}, _("What you answer is saved as you go. There is no save button, and no clock.")),
      h("li", {}, about.more),
    ),
  );

const leaving = ({ house, about }) =>
  h(
    "section",
    {},
    h("h3", {}, _("If somebody must not see this")),
    h("p", {}, _("Leave now puts a page about kitchen measures in place of this one, at once. Pressing Esc three times, quickly, does the same on every page. What was saved stays saved; words that weren't saved yet are lost. Reloading opens the first page of the course.")),
    h("p", { class: "at-quiet" }, about.leaving),
    button(_("Leave now"), () => leave(house)),
  );

let asked;

/** The directory of services, from beside this file; empty if it can't be had. */
const rowsOfDirectory = () =>
  (asked ??= fetch(new URL("help.json", import.meta.url), { cache: "no-cache" })
    .then((response) => response.json())
    .then(({ rows }) => rows)
    .catch(() => []));

export const openHelp = async (reader) => {
  const services = h("div", {}, ...directory([]));
  openDialog({
    title: _("Help"),
    kind: "help",
    signal: reader.signal,
    content: h(
      "div",
      {},
      h("p", { class: "at-now" }, _("If you are in danger now, call your local emergency number.")),
      h("p", {}, _("This course can't look after you in a crisis, and nobody reads along. These services have people.")),
      services,
      h(
        "p",
        {},
        _("Attuning to someone never means accepting harm. If someone hurts, threatens, controls or frightens you, the task is safety, not attunement. A specialist service can talk it through with you: use a device that the other person can't check."),
      ),
      leaving(reader),
      howItWorks(reader),
      h("div", { class: "at-actions" }, backButton()),
    ),
  });
  const rows = await rowsOfDirectory();
  if (rows.length) services.replaceChildren(...directory(rows).filter(Boolean));
};
