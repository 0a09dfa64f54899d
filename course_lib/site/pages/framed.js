// A page that another site shows inside its own: it tells its height, and its links lead out of the frame.
import { _ } from "../reader/words.js";
import { button, h } from "../reader/dom.js";
import { openHelp } from "../reader/help.js";

export const isFramed = () => window.top !== window;

/** The page around may make the frame as high as its content, so that nothing scrolls in it. A height is nobody's secret. */
const tellHeight = () => {
  let told;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told) parent.postMessage({ type: "attune:height", height: (told = height) }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
};

/** Links to anything but a place on this page open beside it. `leads(link)` is where a link leads. */
const leadOut = (leads) => {
  const click = (event) => {
    const link = event.target.closest?.("a[href]:not([download])");
    if (!link) return;
    link.href = leads(link);
    if (link.href.split("#")[0] !== location.href.split("#")[0]) Object.assign(link, { target: "_blank", rel: "noopener" });
  };
  // On the window, so that it is before whatever else follows links.
  addEventListener("click", click, { capture: true });
  addEventListener("auxclick", click, { capture: true });
};

export const liveInFrame = (leads = (link) => link.href) => {
  document.body.classList.add("at-framed");
  leadOut(leads);
  if (isFramed()) tellHeight();
};

const stays = () => _("What you answer stays in this browser.");
const goes = () => _("This browser keeps nothing of what you do here: once the page is closed, it's gone.");

/** What stands below: where this comes from, what becomes of answers, and help, which is in reach on every page. `house` is
 *  what Help and the keys belong to. */
export const makeStrip = ({ house, kernel, words, href }) => {
  const answers = h("p", {}, stays());
  kernel.addEventListener("storage", ({ detail }) => (answers.textContent = detail.keeps ? stays() : goes()));
  return h(
    "footer",
    { class: "at-strip" },
    h("p", {}, h("a", { href, target: "_blank", rel: "noopener" }, words)),
    answers,
    button(_("Help"), () => openHelp(house.current)),
  );
};
