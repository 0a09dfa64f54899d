// A page that was left (../reader/leave.js) doesn't start again, by whatever way it comes back.
import { sendsBack } from "../reader/leave.js";

/** Starts a page, unless Back opened it after Leave now: then the first page comes in its place. */
export const unlessLeft = (start) => {
  // Back may bring a page from the browser's memory, as it was before it was left.
  addEventListener("pageshow", ({ persisted }) => persisted && sendsBack());
  if (sendsBack()) return;
  document.documentElement.classList.remove("at-left");
  start();
};
