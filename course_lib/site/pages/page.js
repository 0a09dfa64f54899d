// The start of every page of the site, once its text is there.
import { sendsBack } from "../reader/leave.js";
import { Course } from "./course.js";

// Back may bring a page from the browser's memory, as it was before it was left.
addEventListener("pageshow", ({ persisted }) => persisted && sendsBack());

if (!sendsBack()) {
  document.documentElement.classList.remove("at-left");
  new Course();
}
